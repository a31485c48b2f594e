import { isDeepStrictEqual } from 'node:util';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { isJsonObject } from '#lib/site/readers/json-shape.ts';
import { parseSiteRule } from '#lib/site/parse-site-rule.ts';
import { formatJson } from '../format-json.ts';
import { readFaultText } from '../fault-text.ts';
import type { Captured } from './capture-page.ts';

/** The rule's text with the proposals in front of what is there, each once. Never a text that is no rule. */
export function fillRule(
  text: string,
  { fields, pattern, cards }: Captured,
): Result<string, 'not-filled'> {
  try {
    const written: unknown = JSON.parse(text);
    if (!isJsonObject(written) || !isJsonObject(written['listing']))
      return fail('not-filled', 'site.json has no "listing"');
    const listing = { ...written['listing'] };
    for (const [name, proposed] of Object.entries(fields))
      listing[name] = putFirst(proposed, listing[name]);
    const finder = cards[0]?.finder;
    const filled = {
      ...written,
      pages: pattern === null ? written['pages'] : putBeforeHome(pattern, written['pages']),
      listing,
      cards: finder === undefined ? written['cards'] : putFirst([finder], written['cards']),
    };
    const parsed = parseSiteRule(filled);
    return parsed.ok
      ? ok(formatJson(filled))
      : fail('not-filled', `what is proposed makes no rule: ${parsed.detail ?? ''}`);
  } catch (fault) {
    return fail('not-filled', readFaultText(fault));
  }
}

function putFirst(proposed: readonly unknown[], there: unknown): unknown[] {
  const old: unknown[] = Array.isArray(there) ? there : [];
  return [
    ...proposed,
    ...old.filter((each) => !proposed.some((other) => isDeepStrictEqual(each, other))),
  ];
}

/** Paths that were written by hand are narrower: a guessed one stands behind them. */
function putBeforeHome(pattern: unknown, there: unknown): unknown[] {
  const old: unknown[] = Array.isArray(there) ? there : [];
  const home = old.findIndex((page) => isJsonObject(page) && page['kind'] === 'home');
  const at = home === -1 ? old.length : home;
  return [...old.slice(0, at), pattern, ...old.slice(at)];
}
