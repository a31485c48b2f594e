import { decodeEntities } from './plain-text.ts';

const opening = /^(?:\/[/*]\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/u;
const closing = /(?:\/[/*]\s*)?(?:-->|\]\]>)(?:\s*\*\/)?$/u;

/**
 * JSON as shop templates really print it: HTML comments or CDATA around it, quotation marks as entities, line breaks
 * inside strings, commas before a closing bracket, a semicolon at the end. Undefined where it still is no JSON.
 */
export function parseTolerantly(raw: string): unknown {
  const text = raw.trim().replace(opening, '').replace(closing, '').trim();
  return tryParse(text) ?? tryParse(repair(text)) ?? tryParse(repair(decodeEntities(text)));
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function repair(text: string): string {
  let inString = false;
  let repaired = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (inString && char === '\\') {
      repaired += char + (text[at + 1] ?? '');
      at += 1;
      continue;
    }
    if (char === '"') inString = !inString;
    if (inString && char < ' ') repaired += char === '\n' ? '\\n' : ' ';
    else if (inString || !isStray(text, at)) repaired += char;
  }
  return repaired;
}

/** A comma with nothing but space before the bracket that closes, or a semicolon behind everything. */
function isStray(text: string, at: number): boolean {
  if (text[at] === ';') return at === text.length - 1;
  if (text[at] !== ',') return false;
  let next = at + 1;
  while ((text[next] ?? '}') <= ' ' && next < text.length) next += 1;
  return (text[next] ?? '}') === '}' || text[next] === ']' || text[next] === ',';
}
