import type { LabelRegister, LabelRule } from '#lib/domain/label-rule.ts';
import { feedLimits } from '#lib/feed/feed-limits.ts';
import { labelRegisterSchema } from '#lib/feed/rule-schemas.ts';
import { foldSpellings, readLicenceNumber } from '#lib/match/labels/match-number.ts';
import { readNumberKey } from '#lib/match/labels/match-register.ts';
import {
  type DateOrder,
  readRegister,
  RegisterRefused,
  type RegisterReject,
} from './read-register.ts';

/** What a maintainer says of a register beside the table itself. */
export type RegisterFacts = Omit<LabelRegister, 'rows'> & { readonly dates: DateOrder };

/**
 * Makes a label's register of a table that its issuer gives away. The same table and facts give the same register.
 * @throws RegisterRefused where nothing of it can be used, or it holds more rows than a feed carries
 */
export function importRegister(
  text: string,
  rule: Pick<LabelRule, 'id' | 'numbers'>,
  { dates, ...facts }: RegisterFacts,
): { readonly register: LabelRegister; readonly rejects: readonly RegisterReject[] } {
  const spellings = foldSpellings(rule.numbers);
  if (spellings.length === 0) {
    throw new RegisterRefused(
      `the label "${rule.id}" knows no spelling of a number, so no page could be compared; write its "numbers" first`,
    );
  }
  // As a page would write it: a bare row of digits counts behind a word for "number".
  const isNumber = (number: string): boolean =>
    readNumberKey(readLicenceNumber(`số ${number}`, spellings) ?? '') === readNumberKey(number);
  const { rows, rejects } = readRegister(text, { dates, isNumber });
  if (rows.length === 0) {
    throw new RegisterRefused(
      [
        'no row can be used',
        ...rejects.slice(0, 3).map(({ line, text: why }) => `line ${line}: ${why}`),
      ].join('; '),
    );
  }
  if (rows.length > feedLimits.registerRows) {
    throw new RegisterRefused(
      `${rows.length} rows are more than the ${feedLimits.registerRows} that a feed carries; keep those that sell where your shoppers buy`,
    );
  }
  const parsed = labelRegisterSchema.safeParse({ ...facts, rows });
  if (parsed.success) return { register: parsed.data, rejects };
  const [issue] = parsed.error.issues;
  throw new RegisterRefused(`${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'is malformed'}`);
}
