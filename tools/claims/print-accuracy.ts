import { claimTopics } from '#lib/domain/claim.ts';
import { type ShopAlarms, toldApart } from './count-alarms.ts';
import { printTable } from './print-table.ts';
import { addScores, noScore, readRates, type Score } from './score-spans.ts';

/** The scores of one set of marked windows, topic by topic. */
export type TopicScores = ReadonlyMap<string, Score>;

export type Evaluation = {
  readonly windows: number;
  readonly all: TopicScores;
  /** The half that was looked at when rules were written, and the half that was not. */
  readonly halves: readonly [TopicScores, TopicScores];
  readonly quotations: { readonly all: number; readonly unrecognised: readonly string[] };
  readonly alarms: readonly ShopAlarms[];
};

/** The page docs/accuracy.md. The same measurement gives the same page. */
export function printAccuracy(evaluation: Evaluation): string {
  const { windows, all, halves, quotations, alarms } = evaluation;
  const recognised = quotations.all - quotations.unrecognised.length;
  return `# How accurate the claim rules are

Written by \`npm run claims -- evaluate\`. The listings, the marks and the quotations lie outside the project; the command
says where it looks for them.

## Marked windows of real listings

${windows} windows, marked by people after written guidelines. A found span is right when it overlaps a sure mark of its
topic, and counts neither way when it overlaps only borderline marks. A dash: nothing to divide by.

${printScores(all)}

The rules were first written looking only at one half of the windows (halves by a hash of the window's name). On the other
half, not looked at, they then reached a precision of 0.87 and a recall of 0.74 (73 right, 11 wrong, 25 missed). After that
both halves were read. So what follows says how well the rules fit these windows; for listings not seen before expect
something between the two.

${printTable([
  ['half', ...scoreHead],
  ['first', ...printScore(sumScores(halves[0]))],
  ['second', ...printScore(sumScores(halves[1]))],
])}

## Press quotations of unlawful advertising

${recognised} of ${quotations.all} Vietnamese and English quotations are recognised (${percent(recognised / quotations.all)}).${
    quotations.unrecognised.length > 0 ? ` Not: ${quotations.unrecognised.join(', ')}.` : ''
  }

## Ordinary listings

Title and description. Listings with at least one finding, per 1,000; ${toldApart.join(' and ')} are told apart and are not
in "caution" and "any".

${printAlarms([...alarms, sumAlarms(alarms)])}
`;
}

const scoreHead = ['precision', 'recall', 'F1', 'right', 'wrong', 'missed'];

function printScores(scores: TopicScores): string {
  return printTable([
    ['topic', ...scoreHead],
    ...claimTopics.map((topic) => [topic, ...printScore(scores.get(topic) ?? noScore)]),
    ['**all**', ...printScore(sumScores(scores))],
  ]);
}

function sumScores(scores: TopicScores): Score {
  return [...scores.values()].reduce(addScores, noScore);
}

function printScore(score: Score): readonly string[] {
  const { precision, recall, f1 } = readRates(score);
  const counts = [score.found, score.wrong, score.missed].map(String);
  return [...[precision, recall, f1].map(share), ...counts];
}

function sumAlarms(alarms: readonly ShopAlarms[]): ShopAlarms {
  const sum = (read: (each: ShopAlarms) => number) =>
    alarms.reduce((total, each) => total + read(each), 0);
  return {
    shop: 'all',
    listings: sum(({ listings }) => listings),
    withCaution: sum(({ withCaution }) => withCaution),
    withFinding: sum(({ withFinding }) => withFinding),
    byTopic: new Map(
      claimTopics.map((topic) => [topic, sum(({ byTopic }) => byTopic.get(topic) ?? 0)]),
    ),
  };
}

function printAlarms(alarms: readonly ShopAlarms[]): string {
  const row = (name: string, read: (each: ShopAlarms) => number) => [
    name,
    ...alarms.map((each) => ((read(each) * 1000) / each.listings).toFixed(2)),
  ];
  return printTable([
    ['per 1,000 listings', ...alarms.map(({ shop }) => shop)],
    ['listings in all', ...alarms.map(({ listings }) => String(listings))],
    row('**caution**', ({ withCaution }) => withCaution),
    row('**any**', ({ withFinding }) => withFinding),
    ...claimTopics.map((topic) => row(topic, ({ byTopic }) => byTopic.get(topic) ?? 0)),
  ]);
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}
