import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Locale } from '#lib/domain/localised.ts';
import type { Session } from '../store/moderators.ts';
import { en } from './words-en.ts';
import { vi } from './words-vi.ts';
import type { Words } from './words.ts';

/** A piece of a page. Everything put into one through html`…` is escaped; nothing here ever says `raw`. */
export type Markup = ReturnType<typeof html>;

/** Whom a page is for. */
export type Reader = {
  readonly locale: Locale;
  readonly words: Words;
  readonly session: Session | null;
};

const catalogues: Readonly<Record<Locale, Words>> = { vi, en };

/** Language of the reader: asked for in the address, else remembered, else the browser's, else Vietnamese. */
export function readLocale(context: Context): Locale {
  const asked = context.req.query('lang');
  if (asked === 'vi' || asked === 'en') {
    setCookie(context, 'lang', asked, { path: '/', sameSite: 'Lax', httpOnly: true });
    return asked;
  }
  const kept = getCookie(context, 'lang');
  if (kept === 'vi' || kept === 'en') return kept;
  return /^en\b/i.test(context.req.header('accept-language') ?? '') ? 'en' : 'vi';
}

export function buildReader(context: Context, session: Session | null): Reader {
  const locale = readLocale(context);
  return { locale, words: catalogues[locale], session };
}

/** One whole page: no script, no inline style, nothing from elsewhere. */
export function framePage(
  reader: Reader,
  title: string,
  { body, script }: { readonly body: Markup; readonly script?: string },
): Markup {
  const { locale, words, session } = reader;
  const other = locale === 'vi' ? 'en' : 'vi';
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title} – Chợ Lành</title>
        <link rel="stylesheet" href="/style.css" />
        ${script ? html`<script src="${script}" defer></script>` : ''}
      </head>
      <body>
        <header>
          <strong>${words.title}</strong>
          <nav>
            ${session ? moderatorLinks(words) : ''}
            <a href="/ledger">${words.ledger}</a>
            <a href="?lang=${other}" lang="${other}">${words.otherLanguage}</a>
            ${
              session
                ? html`<form method="post" action="/moderate/logout">
                    ${csrfField(session)}<button>${words.logOut}</button>
                  </form>`
                : ''
            }
          </nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}

function moderatorLinks(words: Words): Markup {
  return html`<a href="/moderate">${words.queue}</a>
    <a href="/moderate/decided">${words.decided}</a>
    <a href="/moderate/objections">${words.objections}</a>
    <a href="/moderate/audit">${words.audit}</a>`;
}

/** Stands in every form that changes something: another site can make a browser send a form, but cannot read this. */
export function csrfField(session: Session): Markup {
  return html`<input type="hidden" name="csrf" value="${session.csrf}" />`;
}

/** A time for a person, in Vietnam's zone, with the exact one behind it. */
export function showTime(at: Date | null, locale: Locale): Markup | string {
  if (at === null) return '–';
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  return html`<time datetime="${at.toISOString()}">${format.format(at)}</time>`;
}
