import { loadavg } from 'node:os';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { loadShippedClaims } from '../tools/claims/shipped-claims.ts';
import { hostilePieces, repeatPiece } from './hostile-texts.ts';

/**
 * What a megabyte of hostile text costs the claims scanner with the rules that ship, and what twice as much costs:
 * `node bench/hostile-text.ts [--json] [runs] [part of a name…]`. Best of six runs, for the machine may be busy with other things; a
 * growth of 2 is linear. Ends with 1 where a text takes longer than the target or grows faster than its length.
 */
type Row = {
  readonly name: string;
  /** Best of the runs, for 1,000,000 bytes of UTF-8. */
  readonly ms: number;
  readonly spreadMs: number;
  /** The time of two megabytes over the time of one. */
  readonly growth: number;
  readonly met: boolean;
};

const megabyte = 1_000_000;
// Timers are noisy: a text that grew with its square would show 4.
const targets = { ms: 50, growth: 3 };

const compiled = await loadShippedClaims();
const setting = { title: 'Viên uống mẫu', productClass: 'supplement', platform: null } as const;

/** Milliseconds of each run, from the quickest to the slowest. */
function measure(text: string, runs: number): readonly number[] {
  return Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    scanClaims(compiled, text, setting);
    return performance.now() - startedAt;
  }).toSorted((a, b) => a - b);
}

function measurePiece([name, piece]: readonly [string, string], runs: number): Row {
  const once = measure(repeatPiece(piece, megabyte), runs);
  const [twiceMs = 0] = measure(repeatPiece(piece, 2 * megabyte), Math.ceil(runs / 2));
  const [ms = 0] = once;
  // Below a few milliseconds the clock and the collector are most of what is measured.
  const growth = Math.max(twiceMs, 4) / Math.max(ms, 2);
  const met = ms < targets.ms && growth < targets.growth;
  return { name, ms, spreadMs: (once.at(-1) ?? 0) - ms, growth, met };
}

const args = process.argv.slice(2);
const runs = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 6);
const wanted = args.filter((arg) => !/^\d+$|^--/.test(arg));
const rows = hostilePieces
  .filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((piece) => measurePiece(piece, runs));
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else {
  for (const { name, ms, spreadMs, growth, met } of rows) {
    const figures = `${ms.toFixed(1).padStart(6)} ms (+ ${spreadMs.toFixed(1)})`;
    process.stdout.write(
      `${name.padEnd(38)} ${figures.padEnd(22)} twice as much: ${growth.toFixed(1)} ×${met ? '' : '  MISSED'}\n`,
    );
  }
  const worst = Math.max(...rows.map(({ ms }) => ms));
  const growth = Math.max(...rows.map((row) => row.growth));
  process.stdout.write(
    `${rows.length} texts; worst ${worst.toFixed(0)} ms, worst growth ${growth.toFixed(1)} ×; ` +
      `load of the machine ${loadavg()[0]?.toFixed(1)}\n`,
  );
}
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
