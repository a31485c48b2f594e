import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBatch } from '#lib/text/batch.ts';
import { readBankAccount } from '#lib/text/bank-account.ts';
import { findHandles, readHandle } from '#lib/text/handle.ts';
import { buildTitleNames, readProductName } from '#lib/text/product-name.ts';
import { readRegistration } from '#lib/text/registration.ts';
import { readTaxCode } from '#lib/text/tax-code.ts';

describe.each([
  ['bank-account', readBankAccount],
  ['tax-code', readTaxCode],
  ['handle', readHandle],
  ['product-name', readProductName],
  ['registration', readRegistration],
  ['batch', readBatch],
] as const)('the reader of a %s', (name, read: (raw: string) => string | null) => {
  const vectors = JSON.parse(readFileSync(`test/vectors/${name}.json`, 'utf8')) as readonly {
    readonly input: string;
    readonly value: string | null;
  }[];

  it.each(vectors)('reads $input as $value', ({ input, value }) => {
    expect(read(input)).toBe(value);
  });

  it('reads each of its own answers as itself', () => {
    for (const { value } of vectors) if (value !== null) expect(read(value)).toBe(value);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const value = read(raw);
        if (value !== null) expect(read(value)).toBe(value);
      }),
      { numRuns: 300 },
    );
  });
});

describe('readTaxCode', () => {
  it('refuses nine of the ten numbers that differ only in the check digit', () => {
    const read = Array.from({ length: 10 }, (_, digit) => readTaxCode(`010010910${digit}`));
    expect(read.filter((code) => code !== null)).toEqual(['vn:0100109106']);
  });
});

describe('findHandles', () => {
  it('finds accounts by their addresses, with their exact places', () => {
    const text = 'Nhắn zalo.me/0901234567, hoặc https://www.facebook.com/tra.lanh!';
    const found = findHandles(text);
    expect(found.map(({ handle }) => handle)).toEqual(['zalo:0901234567', 'facebook:tra.lanh']);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'zalo.me/0901234567',
      'https://www.facebook.com/tra.lanh',
    ]);
  });

  it('does not find one inside another host or an e-mail address', () => {
    expect(findHandles('notzalo.me/0901234567 a@zalo.me/x zalo.me.shop.example/1')).toEqual([]);
  });

  it('stays bounded and fast on endless addresses', () => {
    const begin = performance.now();
    expect(findHandles('t.me/tralanh '.repeat(80_000))).toHaveLength(50);
    expect(findHandles(`facebook.com/${'a.'.repeat(500_000)}`)).toHaveLength(0);
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});

describe('buildTitleNames', () => {
  it('holds the name that a list would hold, wherever it stands in a title', () => {
    const listed = readProductName('Dáng Lành Gold');
    for (const title of [
      'Dáng Lành Gold chính hãng hộp 30 viên',
      '[Combo 2] DÁNG LÀNH GOLD - freeship',
      'Viên uống dang lanh gold mẫu mới',
    ]) {
      expect(buildTitleNames(title)).toContain(listed);
    }
  });

  it('comes with the batch when the title names one, and without it too', () => {
    const names = buildTitleNames('Dáng Lành Gold lô 11 2023');
    expect(names).toContain(readProductName('Dáng Lành Gold lô 11 2023'));
    expect(names).toContain(readProductName('Dáng Lành Gold'));
  });

  it('takes a single word for a name only from seven letters on', () => {
    expect(buildTitleNames('Oligolanh')).toEqual(['oligolanh']);
    expect(buildTitleNames('Lanhfix')).toEqual(['lanhfix']);
    expect(buildTitleNames('Gold')).toEqual([]);
    expect(buildTitleNames('1234567890')).toEqual([]);
  });

  it('does not grow with the length of a title', () => {
    const begin = performance.now();
    const names = buildTitleNames('trà lành '.repeat(200_000));
    expect(names.length).toBeLessThanOrEqual(282);
    expect(performance.now() - begin).toBeLessThan(500);
  });

  it('gives at most six words to a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        for (const name of buildTitleNames(title)) {
          expect(name.split('#')[0]?.split(' ').length).toBeLessThanOrEqual(6);
        }
      }),
    );
  });
});
