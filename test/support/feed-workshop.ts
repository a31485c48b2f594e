import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFeed } from '../../tools/feed/feed.ts';

export type Said = {
  readonly code: number;
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
  readonly answer: unknown;
  /** How often an answer was given: one JSON document, or none that can be read. */
  readonly answers: number;
  /** How far each bar came, from 0 to 1. */
  readonly shares: ReadonlyMap<string, readonly number[]>;
};

/** A maintainer at a laptop: an empty folder, a clock of their own, and the verbs. `end` takes the folder away. */
export type Workshop = {
  readonly folder: string;
  readonly path: (...names: readonly string[]) => string;
  readonly feed: (...args: readonly string[]) => Promise<Said>;
  /** Runs a verb that must end well. @throws with what it said otherwise */
  readonly done: (...args: readonly string[]) => Promise<Said>;
  readonly clock: { nowMs: number };
  /** The last answer, while its verb still runs. */
  readonly seen: { answer: unknown };
  readonly end: () => void;
};

export function openWorkshop(nowMs = Date.UTC(2026, 10, 23)): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-workshop-'));
  const clock = { nowMs };
  const seen: { answer: unknown } = { answer: null };
  const places = ['--feed', 'feed', '--build', 'build', '--published', 'published'];
  async function feed(...args: readonly string[]): Promise<Said> {
    const lines: string[] = [];
    const warnings: string[] = [];
    const shares = new Map<string, number[]>();
    let answer: unknown = null;
    let answers = 0;
    const [verb = '', ...rest] = args;
    const keys = rest.includes('--keys') ? [] : ['--keys', 'keys'];
    const code = await runFeed([verb, ...places, ...keys, ...rest], () => ({
      say: (line) => void lines.push(line),
      warn: (line) => void warnings.push(line),
      answer: (value) => {
        answer = value;
        seen.answer = value;
        answers += 1;
      },
      progress(label) {
        const seen: number[] = [];
        shares.set(label, seen);
        return { step: (done, of) => void seen.push(of === 0 ? 1 : done / of), end: () => {} };
      },
      cwd: folder,
      nowMs: clock.nowMs,
      passphrase: null,
    }));
    return { code, lines, warnings, answer, answers, shares };
  }
  return {
    folder,
    clock,
    seen,
    feed,
    path: (...names) => join(folder, ...names),
    async done(...args) {
      const said = await feed(...args);
      if (said.code !== 0) throw new Error(`${args.join(' ')}: ${said.warnings.join('\n')}`);
      return said;
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A list with one notice about one shop, as people write it. */
export function writtenList(changes: Record<string, unknown> = {}): unknown {
  return {
    id: 'canh-bao',
    curatorId: 'publisher',
    title: { vi: 'Cảnh báo thử', en: 'Test warnings' },
    demo: true,
    authorities: {},
    notices: [
      {
        id: 'thong-bao-1',
        about: 'Trà thử',
        authority: null,
        reason: 'unlawful-health-ad',
        state: 'listed',
        listedOn: '2026-11-01',
        source: { title: 'Thông báo thử', url: 'https://authority.example/1' },
        identifiers: [{ kind: 'shop', value: 'shopee:vn:900100200' }],
      },
    ],
    ...changes,
  };
}
