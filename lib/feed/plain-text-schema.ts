import * as z from 'zod';
import type { Locale } from '#lib/domain/localised.ts';

// Direction marks turn what follows them round on the screen, and invisible letters hide words: no text of a feed needs
// either. The joiners are letters of some scripts.
const unseen = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Co}|\p{Cn}|(?![\u200c\u200d])\p{Cf}/u;

/** F10. A text that people will see: one line, no unseen characters, at most `maxChars` UTF-16 code units. */
export function plainText(maxChars: number) {
  return z
    .string()
    .min(1)
    .max(maxChars)
    .refine((text) => text.isWellFormed() && !unseen.test(text), {
      message: 'holds control, direction or invisible characters',
    })
    .refine((text) => text.trim() === text, { message: 'begins or ends with white space' });
}

/** The same text in every language of the interface. */
export function localisedText(maxChars: number) {
  const text = plainText(maxChars);
  return z.strictObject({ vi: text, en: text } satisfies Record<Locale, unknown>);
}

const maxLinkChars = 2_048;

function link(protocols: readonly string[]) {
  return z
    .string()
    .max(maxLinkChars)
    .refine((text) => isLink(text, protocols), {
      message: `is no ${protocols.join(' or ')} address without user and white space`,
    });
}

function isLink(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  const isClean = !/\s/u.test(text) && !unseen.test(text);
  return (
    url !== null &&
    isClean &&
    protocols.includes(url.protocol) &&
    url.username === '' &&
    url.password === ''
  );
}

export const httpsLink = link(['https:']);
/** An intake: https, or plain http on this very device, where a maintainer tries one out. */
export const intakeLink = link(['https:', 'http:']).refine(
  (text) => URL.parse(text)?.protocol !== 'http:' || isLoopback(text),
  { message: 'is no https address' },
);

function isLoopback(text: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(text)?.hostname ?? '');
}

export const contactLink = link(['https:', 'mailto:']);

/**
 * F4. A public form that opens filled in: an https address whose query has `{body}`, and may have `{title}`, each once
 * and each as a whole value. Anywhere else a report's words could change which host or page is opened.
 */
export const issueFormLink = z.string().max(maxLinkChars).refine(isIssueForm, {
  message: 'is no https address with {body} and {title} as whole values of its query',
});

function isIssueForm(text: string): boolean {
  const [address = '', query = '', ...more] = text.split('?');
  const values = query.split('&').map((part) => part.slice(part.indexOf('=') + 1));
  const names = query.split('&').map((part) => part.slice(0, part.indexOf('=')));
  const holes = values.filter((value) => /[{}]/.test(value));
  return (
    more.length === 0 &&
    !/[{}]/.test(address + names.join('')) &&
    holes.includes('{body}') &&
    holes.every((hole) => hole === '{body}' || hole === '{title}') &&
    new Set(holes).size === holes.length &&
    !text.includes('#') &&
    isLink(text.replaceAll(/[{}]/g, ''), ['https:'])
  );
}

/** `2025-07` or `2025-07-12`: a real day, exactly as precise as its source. */
export const isoDate = z.string().refine(isDate, { message: 'is no day or month of the calendar' });

// 31 April would become 1 May: then the day that comes out is not the one that went in.
function isDate(text: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** An id inside a feed: kebab-case. */
export const feedId = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/);
