import { foldPlain } from './fold-vietnamese.ts';

const secondMs = 1_000;
const longestMs = 60 * 24 * 3_600 * secondMs;
/** Nobody is pressed by a hundred that are left. */
const mostLeft = 20;
const maxChars = 20_000;

// `2 ngày 03:04:05`, `02:03:04:05`, `03 : 04 : 05`, `03 giờ 04 phút 05 giây`, `03h 04m 05s`. Folded text.
const clock =
  /(?<![\d:.,/-])(?:(\d{1,2})\s*(?:ngay|days?|d|:)\s*)?(\d{1,2})\s*(?::|gio|hours?|h)\s*(\d{1,2})\s*(?::|phut|minutes?|mins?|m)\s*(\d{1,2})(?:\s*(?:giay|seconds?|secs?|s))?(?![\d:/])/u;

/**
 * How long a running countdown still has, in ms. Only the text of a countdown is given here: in a description the same
 * figures are opening hours. Null where there is none, where it stands at zero, and beyond 60 days.
 */
export function readCountdownMs(text: string): number | null {
  const found = clock.exec(foldPlain(text.slice(0, maxChars)));
  if (!found) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (minutes > 59 || seconds > 59) return null;
  const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * secondMs;
  return ms > 0 && ms <= longestMs ? ms : null;
}

const fewLeft =
  /(?<!\p{L})(?:chi con(?: lai)?|con lai|only|just)\s(?:dung\s)?(\d{1,2})(?:\s?(?:suat|san pham|sp|chiec|cai|hop|bo|doi|chai|goi|mon|items?|pieces?|in stock|left|cuoi cung)(?!\p{L})|(?=\s?(?:[.,;\n]|$)))/u;

/** How few a text says are left, 1 to 20: "chỉ còn 3 sản phẩm", "only 3 left". Null where it says nothing of it. */
export function readFewLeft(text: string): number | null {
  const left = Number(fewLeft.exec(foldPlain(text.slice(0, maxChars)))?.[1] ?? 0);
  return left > 0 && left <= mostLeft ? left : null;
}
