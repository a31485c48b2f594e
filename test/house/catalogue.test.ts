import { describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { notCheckedReasons, pageKinds } from '#lib/domain/page.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { listProjectFiles, readSource } from '../support/house/source-tree.ts';

/** Every text with its place: `popup.footer` → `Không gửi …`. */
function listTexts(value: unknown, place = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[place, value]];
  return Object.entries(Object(value)).flatMap(([key, inner]) =>
    listTexts(inner, place === '' ? key : `${place}.${key}`),
  );
}

function readSlots(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = '']) => name))].sort();
}

const all = Object.fromEntries(locales.map((locale) => [locale, listTexts(catalogueOf(locale))]));
const vi = new Map(all['vi']);
const en = new Map(all['en']);

/** Pieces that stand inside a sentence, between two pieces or behind a name, and so begin small. */
const pieces =
  /^(?:detail\.(?:place|lookedUp|unreadTitle|unreadDescription|unreadShop|lists|listsNamed|cards|joinLists|joinParts)|why\.about|reason|age|when|source\.answer|label\.demo|feeds\.entries|reports\.fault|labels\.kind|channels\.(?:field|joinFields|language)|feeds\.line\.reason)/;

describe('catalogue', () => {
  test('every text exists in every language', () => {
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
    expect(vi.size).toBeGreaterThan(150);
  });

  test('the same slots are filled in every language', () => {
    for (const [place, text] of vi) {
      expect(readSlots(en.get(place) ?? ''), place).toEqual(readSlots(text));
    }
  });

  test('every counted text with a plural says its number', () => {
    for (const [place, text] of [...vi, ...en].filter(([key]) => key.endsWith('.many'))) {
      expect(readSlots(text), place).toContain('count');
    }
  });

  test.each(locales)('no text of %s is empty, shouts, or hides characters', (locale) => {
    for (const [place, text] of all[locale] ?? []) {
      expect(text.trim(), place).not.toBe('');
      expect(text, `${place}: write without exclamation marks`).not.toMatch(/[!！]/u);
      expect(text, `${place}: compose it (NFC), or marks are clipped`).toBe(text.normalize('NFC'));
      expect(text, `${place}: control or invisible characters`).not.toMatch(/\p{Cc}|\p{Cf}/u);
      expect(text, `${place}: doubled spaces`).not.toContain('  ');
      expect(text, `${place}: three dots are one character, and a sentence needs none`).not.toMatch(
        /\.\.\.|…/,
      );
    }
  });

  test.each(locales)('a sentence of %s begins with a capital, a slot or a figure', (locale) => {
    for (const [place, text] of all[locale] ?? []) {
      if (!pieces.test(place)) expect(text, place).toMatch(/^[\p{Lu}\p{N}{(]/u);
    }
  });

  test('Vietnamese says "bạn", never "quý khách"', () => {
    for (const [place, text] of vi) expect(text.toLowerCase(), place).not.toContain('quý khách');
  });

  test('every code of the domain has its words', () => {
    for (const locale of locales) {
      const words = catalogueOf(locale);
      expect(Object.keys(words.reason).sort()).toEqual([...reasonCodes].sort());
      expect(Object.keys(words.notChecked).sort()).toEqual([...notCheckedReasons].sort());
      expect(Object.keys(words.pageKind).sort()).toEqual([...pageKinds].sort());
    }
  });
});

describe('names for the browser', () => {
  const files = listProjectFiles('public/_locales');

  test('are the same few keys in every language, within the stores’ limits', () => {
    expect(files).toEqual(
      locales.map((locale) => `public/_locales/${locale}/messages.json`).sort(),
    );
    for (const file of files) {
      const messages: unknown = JSON.parse(readSource(file).text);
      expect(Object.keys(Object(messages)), file).toEqual([
        'extName',
        'extDescription',
        'actionTitle',
        'commandReport',
      ]);
      const { extName, extDescription } = Object(messages);
      expect(extName.message, file).toMatch(/^Chợ Lành/);
      expect(extName.message.length, file).toBeLessThanOrEqual(45);
      expect(extDescription.message.length, file).toBeLessThanOrEqual(132);
    }
  });
});
