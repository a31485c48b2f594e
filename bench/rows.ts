import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** The middle of the runs and how far they lay apart, in the unit of its row. */
export type Figure = { readonly median: number; readonly least: number; readonly most: number };

/** What a group of the bench found out, before anybody asks whether that is good. */
export type Measured = {
  /** `index`, `guard`: the part of the extension. */
  readonly group: string;
  /** What was measured: `look-up`. Of the same group, the same in all sizes. */
  readonly what: string;
  readonly unit: string;
  readonly ours: Figure;
  readonly peer: { readonly name: string; readonly figure: Figure } | null;
  /** Where it was measured and how much there was: `1,000,000 entries`, `Chromium`. */
  readonly at: string;
  /** For a row that belongs to a growth: how many entries, rules, cards. */
  readonly size?: number;
};

const budgetSchema = z.strictObject({
  /** The most that ours may be, in the unit of the row. */
  atMost: z.number().nonnegative().optional(),
  /** How many times better than its peer ours must be at least. */
  timesBetter: z.number().positive().optional(),
  /** How many times as much as its peer ours may be at most. */
  timesPeer: z.number().positive().optional(),
  /** What the short form asks for instead: wider, so that a busy machine is no fault. Left out: not in the short form. */
  short: z
    .strictObject({ atMost: z.number().optional(), timesBetter: z.number().optional() })
    .optional(),
});
export type Budget = z.infer<typeof budgetSchema>;

export type Row = {
  /** Names the row in budgets.json and on the command line. */
  readonly name: string;
  readonly group: string;
  readonly what: string;
  readonly at: string;
  readonly size: number | null;
  readonly unit: string;
  readonly ours: number;
  readonly spread: number;
  readonly peerName: string | null;
  readonly peer: number | null;
  /** The peer's figure over ours: above 1 ours is smaller, which is better. */
  readonly ratio: number | null;
  /** In words, for a person: `at least 3 ×`, `at most 9 MB`. Null: no target is set for this row. */
  readonly target: string | null;
  readonly met: boolean | null;
};

const budgetsFile = new URL('budgets.json', import.meta.url);

export function readBudgets(): ReadonlyMap<string, Budget> {
  const raw: unknown = JSON.parse(readFileSync(budgetsFile, 'utf8'));
  return new Map(Object.entries(z.record(z.string(), budgetSchema).parse(raw)));
}

/** What holds for a row in this form of the bench: the short one knows only the budgets that say so. */
export function chooseBudget(budget: Budget | undefined, isShort: boolean): Budget | undefined {
  return isShort ? budget?.short : budget;
}

/** `index: look-up against Set of strings, 1,000,000 entries` */
export function nameRow({ group, what, peer, at }: Measured): string {
  return `${group}: ${what}${peer ? ` against ${peer.name}` : ''}, ${at}`;
}

export function judge(measured: Measured, budget: Budget | undefined): Row {
  const { group, what, at, unit, ours, peer, size = null } = measured;
  const ratio = peer === null ? null : peer.figure.median / ours.median;
  const checks = buildChecks(budget, unit).map(({ text, holds }) => ({
    text,
    met: holds(ours.median, ratio),
  }));
  return {
    name: nameRow(measured),
    group,
    what,
    at,
    size,
    unit,
    ours: ours.median,
    spread: ours.most - ours.least,
    peerName: peer?.name ?? null,
    peer: peer?.figure.median ?? null,
    ratio,
    target: checks.length === 0 ? null : checks.map(({ text }) => text).join(', '),
    met: checks.length === 0 ? null : checks.every(({ met }) => met),
  };
}

type Check = {
  readonly text: string;
  readonly holds: (ours: number, ratio: number | null) => boolean;
};

function buildChecks(budget: Budget | undefined, unit: string): readonly Check[] {
  const { atMost, timesBetter, timesPeer } = budget ?? {};
  const checks: Check[] = [];
  if (atMost !== undefined) {
    checks.push({
      text: `at most ${writeNumber(atMost)} ${unit}`,
      holds: (ours) => ours <= atMost,
    });
  }
  if (timesBetter !== undefined) {
    const holds: Check['holds'] = (_, ratio) => ratio !== null && ratio >= timesBetter;
    checks.push({ text: `at least ${timesBetter} × better`, holds });
  }
  if (timesPeer !== undefined) {
    const holds: Check['holds'] = (_, ratio) => ratio !== null && 1 / ratio <= timesPeer;
    checks.push({ text: `at most ${timesPeer} × the peer`, holds });
  }
  return checks;
}

/** Three digits that count, and no more zeros than a person reads. */
export function writeNumber(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)));
}
