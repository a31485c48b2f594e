import { spawn } from 'node:child_process';

export type CommandResult = {
  /** Null when it was killed, or never started. */
  readonly code: number | null;
  readonly output: string;
  readonly timedOut: boolean;
  readonly tookMs: number;
};

export type CommandOptions = {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** Show what it says as it says it, too. */
  readonly echo?: boolean;
};

/** Runs a command without stdin to its end or its time limit; then its whole process group is ended, by its own id. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const startedAtMs = performance.now();
  return new Promise((resolve) => {
    // A group of its own, so that browsers it started end with it.
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const chunks: Buffer[] = [];
    let timedOut = false;
    const hear = (chunk: Buffer): void => {
      chunks.push(chunk);
      if (options.echo) process.stdout.write(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(child.pid);
    }, options.timeoutMs);
    const settle = (code: number | null, note = ''): void => {
      clearTimeout(timer);
      const output = Buffer.concat(chunks).toString('utf8') + note;
      resolve({ code, output, timedOut, tookMs: performance.now() - startedAtMs });
    };
    child.on('error', (fault) => settle(null, fault.message));
    child.on('close', (code) => settle(timedOut ? null : code));
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
