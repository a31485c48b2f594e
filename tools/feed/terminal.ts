import type { Io, Progress } from './verb.ts';

const longMs = 1_000;
const width = 24;

/** The world of a verb that runs in a terminal. With `isJson` nothing but the answer is printed to the output. */
export function buildTerminal(isJson: boolean): Io {
  return {
    say: (line) => {
      if (!isJson) process.stdout.write(`${line}\n`);
    },
    answer: (value) => {
      if (isJson) process.stdout.write(`${JSON.stringify(value, null, 1)}\n`);
    },
    warn: (line) => process.stderr.write(`${line}\n`),
    progress: (label) => buildProgress(label, process.stderr.isTTY && !isJson),
    cwd: process.cwd(),
    nowMs: Date.now(),
    passphrase: process.env['CHO_LANH_PASSPHRASE'] ?? null,
    ...readIntakeToken(process.env['CHO_LANH_INTAKE_TOKEN']),
  };
}

function readIntakeToken(intakeToken: string | undefined): Pick<Io, 'intakeToken'> {
  return intakeToken === undefined ? {} : { intakeToken };
}

/** A bar on the error output of a terminal, drawn once something has taken a second. */
function buildProgress(label: string, isShown: boolean): Progress {
  const startedMs = Date.now();
  let drawn = -1;
  return {
    step(done, of) {
      const share = of === 0 ? 1 : Math.min(1, done / of);
      const percent = Math.floor(share * 100);
      if (!isShown || percent === drawn || Date.now() - startedMs < longMs) return;
      drawn = percent;
      const full = Math.round(share * width);
      const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
      process.stderr.write(`\r${label} ${bar} ${percent} %`);
    },
    end() {
      if (drawn >= 0) process.stderr.write('\r\u001b[2K');
      drawn = -1;
    },
  };
}
