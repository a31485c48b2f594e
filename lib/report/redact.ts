import type { RedactedKind } from '#lib/domain/redacted.ts';
import { findBankAccounts } from '#lib/text/find-bank-accounts.ts';
import { findPhones } from '#lib/text/find-phones.ts';
import { type FoldedText, foldText, readOriginalSpan } from '#lib/text/fold-vietnamese.ts';

/** What was taken out of a text, and how often: what the shopper is told, without the thing itself. */
export type Redacted = {
  readonly text: string;
  readonly taken: Readonly<Record<RedactedKind, number>>;
};

/** What stands in the place of what was taken out. */
export const redactedMark = '[…]';

/** Digits as telephone numbers are written. `findPhones` would rather miss one; here one too many does no harm. */
const looseNumber = /(?<!\d)(?:\+\d|0)(?:[ .()-]{0,2}\d){8,13}/g;

type Span = { readonly start: number; readonly end: number; readonly kind: RedactedKind };

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** An order or a parcel that is called one: "mã đơn 2411…", "vận đơn GHN…", "order #…". Folded text. */
const namedOrder =
  /(?:ma (?:don|van don|kien hang)|don (?:hang|mua)|van don|so don|order|tracking)(?: (?:hang|so|cua toi|la|no|number|id|code))*[\s:#.-]{0,4}(?=[a-z-]*\d)([a-z0-9][a-z0-9-]{4,31})(?![a-z0-9])/g;
/** Orders and parcels whose form says so: Shopee's day and letters, SPX parcels, and rows of 15 to 20 digits. */
const plainOrder =
  /(?<![a-z0-9])(?:2\d[01]\d[0-3]\d(?=[a-z0-9]*[a-z])[a-z0-9]{8}|spx[a-z]{2}\d{8,16}|\d{15,20})(?![a-z0-9])/g;

/**
 * Takes e-mail addresses, telephone numbers and order numbers out of what the shopper wrote. Whose they are cannot be
 * told, so all of them go unless the shopper says otherwise. A bank account that is called one stays: people write down
 * the seller's, and it is what a report is about.
 */
export function redactWords(text: string, country: string): Redacted {
  const spans = findSpans(text, country);
  const taken = { email: 0, phone: 0, order: 0 };
  let kept = '';
  let from = 0;
  for (const { start, end, kind } of spans) {
    if (start < from) {
      from = Math.max(from, end);
      continue;
    }
    taken[kind] += 1;
    kept += text.slice(from, start) + redactedMark;
    from = end;
  }
  return { text: kept + text.slice(from), taken };
}

function findSpans(text: string, country: string): readonly Span[] {
  const accounts = findBankAccounts(text);
  const folded = foldText(text);
  const emails = [...text.matchAll(email)].map((match) => spanOf(match, 'email'));
  const phones = findPhones(text, country).map(({ start, end }) => ({
    start,
    end,
    kind: 'phone' as const,
  }));
  const numbers = [...phones, ...findOrders(folded), ...findLoose(folded)].filter(
    ({ start, end }) => !accounts.some((account) => account.start < end && start < account.end),
  );
  return [...emails, ...numbers].toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function findLoose(folded: FoldedText): readonly Span[] {
  return [...folded.folded.matchAll(looseNumber)].map((match) =>
    originalSpan(folded, spanOf(match, 'phone')),
  );
}

function findOrders(folded: FoldedText): readonly Span[] {
  const named = [...folded.folded.matchAll(namedOrder)].map((match): Span => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? '').length, end, kind: 'order' };
  });
  const plain = [...folded.folded.matchAll(plainOrder)].map((match) => spanOf(match, 'order'));
  return [...named, ...plain].map((span) => originalSpan(folded, span));
}

function originalSpan(folded: FoldedText, { start, end, kind }: Span): Span {
  return { ...readOriginalSpan(folded, start, end), kind };
}

function spanOf(match: RegExpMatchArray & { index: number }, kind: RedactedKind): Span {
  return { start: match.index, end: match.index + match[0].length, kind };
}
