import { parseLoosely, readScriptJson } from './balanced-json.ts';

const maxScripts = 300;
/** Characters of one script. Larger ones are code bundles or an attempt to keep us busy. */
const maxScriptLength = 6_000_000;
const maxTotalLength = 30_000_000;
const programTypes = new Set(['', 'text/javascript', 'application/javascript', 'module']);

type Parsed = { readonly text: string; readonly values: readonly unknown[] };
/** A page is read again whenever more of it has come; its scripts are parsed once. */
const parsedScripts = new WeakMap<Element, Parsed>();

/** The JSON values of each inline script that mentions all of `words`. `select` picks the scripts. */
export function readEmbeddedJson(
  root: ParentNode,
  words: readonly string[],
  select = 'script:not([src])',
): (readonly unknown[])[] {
  let total = 0;
  const found: (readonly unknown[])[] = [];
  for (const script of [...root.querySelectorAll(select)].slice(0, maxScripts)) {
    const text = script.textContent;
    if (text.length > maxScriptLength || !words.every((word) => text.includes(word))) continue;
    total += text.length;
    if (total > maxTotalLength) break;
    found.push(readScript(script, text));
  }
  return found;
}

function readScript(script: Element, text: string): readonly unknown[] {
  const known = parsedScripts.get(script);
  if (known?.text === text) return known.values;
  const values = parseScript((script.getAttribute('type') ?? '').trim().toLowerCase(), text);
  parsedScripts.set(script, { text, values });
  return values;
}

/** Scripts of types of a site's own (`shopee-raw-account-info`) may be about the visitor: only JSON and programs are read. */
function parseScript(type: string, text: string): readonly unknown[] {
  if (programTypes.has(type)) return readScriptJson(text);
  const value = type.endsWith('json') ? parseLoosely(text) : undefined;
  return value === undefined ? [] : [value];
}
