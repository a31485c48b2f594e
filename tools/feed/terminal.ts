import type { Io, Progress } from './verb.ts';

const longMs = 1_000;
const width = 24;

/** The world of a verb that runs in a terminal. With `isJson` nothing but the answer is printed to the output. */
export function buildTerminal(isJson: boolean): Io {
  let hasAnswered = false;
  return {
    say: (line) => {
      if (!isJson) process.stdout.write(`${line}\n`);
    },
    answer: (value) => {
      if (isJson && !hasAnswered) process.stdout.write(`${JSON.stringify(value, null, 1)}\n`);
      hasAnswered = true;
    },
    warn: (line) => process.stderr.write(`${line}\n`),
    progress: (label) => buildProgress(label, process.stderr.isTTY),
    cwd: process.cwd(),
    nowMs: Date.now(),
    passphrase: process.env['CHO_LANH_PASSPHRASE'] ?? null,
  };
}

/** A bar on the error output, drawn once something has taken a second; a line for every tenth where no terminal is. */
function buildProgress(label: string, isTerminal: boolean): Progress {
  const startedMs = Date.now();
  let drawn = -1;
  const clear = (): void => {
    if (isTerminal && drawn >= 0) process.stderr.write('\r\u001b[2K');
  };
  return {
    step(done, of) {
      const share = of === 0 ? 1 : Math.min(1, done / of);
      const tenth = Math.floor(share * (isTerminal ? 100 : 10));
      if (tenth === drawn || Date.now() - startedMs < longMs) return;
      drawn = tenth;
      const full = Math.round(share * width);
      const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
      const text = `${label} ${bar} ${Math.round(share * 100)} %`;
      process.stderr.write(isTerminal ? `\r${text}` : `${text}\n`);
    },
    end: clear,
  };
}
