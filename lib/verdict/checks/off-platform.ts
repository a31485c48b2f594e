import type { TextPlace } from '#lib/domain/finding.ts';
import { findBankAccounts } from '#lib/text/find-bank-accounts.ts';
import { findPhones } from '#lib/text/find-phones.ts';
import { foldPlain } from '#lib/text/fold-vietnamese.ts';
import { findHandles } from '#lib/text/handle.ts';

/** A place in a listing's text that leads to paying or dealing outside the platform. */
export type OffPlatformPlace = {
  readonly code: 'off-platform-payment' | 'off-platform-contact';
  readonly place: TextPlace;
};

/** Words before and behind a number that tell what it is for; on the same line only. */
const nearChars = 60;
const quoteBeforeChars = 24;

// Said of the number, these turn the direction round: the shop pays back, warns, or repairs.
const notToPay =
  /(?<!\p{L})(?:khong|ko|k|dung|chua tung|hoan tien|hoan lai|tra lai|tien hoan|canh giac|gia mao)(?!\p{L})/u;
const notToBuy =
  /(?<!\p{L})(?:khong|ko|dung|bao hanh|ky thuat|cskh|cham soc khach hang|khieu nai|gop y|huong dan|lap dat|ho tro su dung|canh giac|gia mao)(?!\p{L})/u;

// `z.l` and `z@lo` are written so that the platform does not see them.
const messenger =
  /(?<![\p{L}\p{N}])(?:z ?[a@4*.] ?l ?[o0*]|zalo|zl|z\.l|zlo|telegram|viber|whatsapp|wechat)(?![\p{L}\p{N}])/u;
const order =
  /(?<!\p{L})(?:dat hang|dat mua|mua hang|mua si|lay si|si (?:le )?(?:ib|inbox|alo|goi)|order|chot don|gia si)(?!\p{L})/u;

/**
 * Bank accounts, accounts of messengers, and telephones to order by, in the text of a listing on a marketplace. A help
 * line, a warranty's number and a bare telephone are none of these: sellers and makers may be called. At most 20.
 */
export function findOffPlatform(text: string, country: string): readonly OffPlatformPlace[] {
  const payments = findBankAccounts(text)
    .filter((each) => !notToPay.test(foldPlain(readNear(text, each).before)))
    .map((each) => buildPlace(text, 'off-platform-payment', each));
  const accounts = findHandles(text).filter(({ handle }) => /^(?:zalo|telegram):/.test(handle));
  const phones = findPhones(text, country)
    .filter((each) => isToOrder(text, each))
    .filter(({ start }) => !accounts.some((each) => each.start <= start && start < each.end));
  const contacts = [...accounts, ...phones]
    .filter((each) => !notToBuy.test(foldPlain(readNear(text, each).both)))
    .map((each) => buildPlace(text, 'off-platform-contact', each));
  return [...payments, ...contacts].slice(0, 20);
}

type Span = { readonly start: number; readonly end: number };

function isToOrder(text: string, span: Span): boolean {
  const { before, behind } = readNear(text, span);
  const near = foldPlain(before.slice(-nearChars));
  return (
    messenger.test(near.slice(-30)) ||
    messenger.test(foldPlain(behind.slice(0, 16))) ||
    order.test(near)
  );
}

function readNear(
  text: string,
  { start, end }: Span,
): { readonly before: string; readonly behind: string; readonly both: string } {
  const before =
    text
      .slice(Math.max(0, start - nearChars), start)
      .split(/[\n\r]/)
      .at(-1) ?? '';
  const [behind = ''] = text.slice(end, end + nearChars).split(/[\n\r]/, 1);
  return { before, behind, both: `${before} ${behind}` };
}

// The number with the words in front of it, from the start of a word: what the shopper is shown.
function buildPlace(text: string, code: OffPlatformPlace['code'], span: Span): OffPlatformPlace {
  const { before } = readNear(text, span);
  const lead = before.slice(-quoteBeforeChars);
  const isCut = lead.length < before.length && /\S$/.test(before.slice(0, -quoteBeforeChars));
  const words = isCut ? lead.replace(/^\S*\s*/u, '') : lead.trimStart();
  const start = span.start - words.length;
  return { code, place: { quote: text.slice(start, span.end), start, end: span.end } };
}
