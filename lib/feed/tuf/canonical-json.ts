/**
 * docs/feed-format.md 1.4. The bytes that are signed: canonical JSON as OLPC wrote it down (specification 4.1). Keys in the order of their
 * Unicode code points, no white space, only `"` and `\` escaped, whole numbers only. Fields that nobody here knows are
 * part of it, so a repository may add some without breaking a signature.
 *
 * Two different documents must never share these bytes. Lone surrogates would (UTF-8 turns them all into U+FFFD), as
 * would numbers beyond 2^53: both are refused, not rounded.
 */
import { type Bytes } from './bytes.ts';
import { tufLimits } from './limits.ts';
import { TufError } from './tuf-error.ts';

/** @throws TufError `metadata-malformed` for what has no canonical form */
export function canonicalise(value: unknown): Bytes {
  const parts: string[] = [];
  write(value, parts, 0);
  return new TextEncoder().encode(parts.join(''));
}

function write(value: unknown, parts: string[], depth: number): void {
  if (depth > tufLimits.jsonDepth) throw malformed(`more than ${tufLimits.jsonDepth} levels`);
  if (value === null || typeof value === 'boolean') parts.push(String(value));
  else if (typeof value === 'number') parts.push(printNumber(value));
  else if (typeof value === 'string') parts.push(printText(value));
  else if (Array.isArray(value)) writeArray(value, parts, depth);
  else if (typeof value === 'object') writeObject(value, parts, depth);
  else throw malformed(`a value of type ${typeof value}`);
}

function writeArray(items: readonly unknown[], parts: string[], depth: number): void {
  parts.push('[');
  for (const [at, item] of items.entries()) {
    if (at > 0) parts.push(',');
    write(item, parts, depth + 1);
  }
  parts.push(']');
}

function writeObject(value: object, parts: string[], depth: number): void {
  parts.push('{');
  const entries: [string, unknown][] = Object.entries(value);
  entries.sort(([left], [right]) => compareCodePoints(left, right));
  for (const [at, [key, item]] of entries.entries()) {
    if (at > 0) parts.push(',');
    parts.push(printText(key), ':');
    write(item, parts, depth + 1);
  }
  parts.push('}');
}

function printNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw malformed(`${value} is no whole number below 2^53`);
  return String(value);
}

function printText(value: string): string {
  if (!value.isWellFormed()) throw malformed('a text with half a surrogate pair');
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** JavaScript orders by UTF-16 units, where emoji come before U+E000; the other implementations order by code points. */
function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = rankUnit(left.charCodeAt(at)) - rankUnit(right.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function rankUnit(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}

function malformed(detail: string): TufError {
  return new TufError('metadata-malformed', detail);
}
