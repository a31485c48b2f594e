import { expect, test } from 'vitest';
import { readSubjectKey } from '#lib/report/subject-key.ts';
import { cleanLine, cleanWords, isCleanLine, isCleanWords } from '#lib/report/clean-text.ts';
import * as fc from 'fast-check';
import { sampleEvidence } from '../../support/sample-report.ts';

const identifiers = [
  'host:shop.example',
  'listing:shopee:vn:77',
  'phone:+84901234567',
  'shop:shopee:vn:12',
];
const key = (kind: 'page' | 'listing' | 'shop' | 'card', known = identifiers) =>
  readSubjectKey({ ...sampleEvidence, subject: { kind, identifiers: known } });

test('puts reports of one listing, one shop and one host together', () => {
  expect(key('listing')).toBe('listing:shopee:vn:77');
  expect(key('card')).toBe(key('listing'));
  expect(key('shop')).toBe('shop:shopee:vn:12');
  expect(key('page')).toBe('host:shop.example');
});

test('never groups by a phone, and a listing never by its host', () => {
  expect(key('shop', ['phone:+84901234567'])).toBe('url:shopee.vn/tra-mat-i.12.77');
  expect(key('listing', ['host:shop.example'])).toBe('url:shopee.vn/tra-mat-i.12.77');
});

test('what was cleaned once is clean, and short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
      for (const [clean, isClean] of [
        [cleanLine, isCleanLine],
        [cleanWords, isCleanWords],
      ] as const) {
        const out = clean(text, max);
        if (out === null) continue;
        expect(isClean(out)).toBe(true);
        expect(out.length).toBeLessThanOrEqual(max);
      }
    }),
  );
});

test('keeps the lines of what a shopper wrote', () => {
  expect(cleanWords(' Một\r\nhai\u2028ba\u0000 ', 100)).toBe('Một\nhai\nba');
  expect(cleanWords('\u200b \n', 100)).toBeNull();
  expect(cleanLine(null, 5)).toBeNull();
});
