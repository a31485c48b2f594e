import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { loadShippedClaims } from '../tools/claims/shipped-claims.ts';
import type { Group } from './group.ts';
import { hostilePieces, repeatPiece } from './hostile-texts.ts';
import { buildExact, buildFigure, leastRuns } from './measure.ts';
import type { Figure } from './rows.ts';

const megabyte = 1_000_000;
const setting = { title: 'Viên uống mẫu', productClass: 'supplement', platform: null } as const;

/** What a megabyte of the worst text costs the scanner, and that twice as much text costs no more than about twice. */
export const hostileGroup: Group = {
  name: 'hostile',
  inShortForm: false,
  async *measure(form) {
    const compiled = await loadShippedClaims();
    const scan = (text: string): number => {
      const startedAt = performance.now();
      scanClaims(compiled, text, setting);
      return performance.now() - startedAt;
    };
    form.tell(`${hostilePieces.length} hostile texts`);
    const measured = hostilePieces.map(([name, piece]) => measurePiece(name, piece, scan));
    const [slowest] = measured.toSorted((a, b) => b.once.median - a.once.median);
    const [steepest] = measured.toSorted((a, b) => b.growth - a.growth);
    if (!slowest || !steepest) return;
    const of = { group: 'hostile', at: `${measured.length} texts`, peer: null };
    form.tell(`slowest: ${slowest.name}; steepest: ${steepest.name}`);
    yield { ...of, what: 'slowest megabyte', unit: 'ms', ours: slowest.once };
    yield { ...of, what: 'twice the text, times', unit: '×', ours: buildExact(steepest.growth) };
  },
};

type Piece = { readonly name: string; readonly once: Figure; readonly growth: number };

function measurePiece(name: string, piece: string, scan: (text: string) => number): Piece {
  const text = repeatPiece(piece, megabyte);
  const twice = repeatPiece(piece, 2 * megabyte);
  const once = buildFigure(Array.from({ length: leastRuns }, () => scan(text)));
  const long = buildFigure(Array.from({ length: 3 }, () => scan(twice)));
  // Below a few milliseconds the clock and the collector are most of what is measured; the quickest runs are compared.
  return { name, once, growth: Math.max(long.least, 4) / Math.max(once.least, 2) };
}
