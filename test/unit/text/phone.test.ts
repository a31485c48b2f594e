import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhones } from '#lib/text/find-phones.ts';
import { readPhone } from '#lib/text/phone.ts';

const vectors = JSON.parse(readFileSync('test/vectors/phone-vn.json', 'utf8')) as readonly {
  readonly input: string;
  readonly value: string | null;
}[];

const mobile = fc
  .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{8}$/))
  .map(([first, rest]) => `0${first}${rest}`);

describe('readPhone', () => {
  it.each(vectors)('reads $input as $value', ({ input, value }) => {
    expect(readPhone(input, 'vn')).toBe(value);
  });

  it('reads its own answer as itself, from any country', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom('vn', 'th', 'sg', 'global'), (raw, country) => {
        const read = readPhone(raw, 'vn');
        expect(read).toMatch(/^\+84\d{9}$/);
        expect(readPhone(read ?? '', country)).toBe(read);
      }),
    );
  });

  it('reads one number from every way to part its digits', () => {
    const part = fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u200b', '–', ' . ');
    fc.assert(
      fc.property(mobile, fc.array(part, { minLength: 10, maxLength: 10 }), (raw, parts) => {
        const spelled = Array.from(raw, (digit, i) => `${digit}${parts[i]}`).join('');
        expect(readPhone(spelled, 'vn')).toBe(`+84${raw.slice(1)}`);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (raw, country) => {
        readPhone(raw, country);
      }),
    );
  });

  it.each([
    ['081 234 5678', 'th', '+66812345678'],
    ['0812-3456-7890', 'id', '+6281234567890'],
    ['9123 4567', 'sg', '+6591234567'],
    ['0912345678', 'tw', '+886912345678'],
    ['(212) 555-0123', 'us', '+12125550123'],
  ])('reads %s in %s as %s', (raw, country, value) => {
    expect(readPhone(raw, country)).toBe(value);
  });

  it('does not guess the country of a number written at home', () => {
    expect(readPhone('0901234567', 'fr')).toBeNull();
    expect(readPhone('0901234567', 'constructor')).toBeNull();
  });
});

describe('findPhones', () => {
  const find = (text: string) => findPhones(text, 'vn').map(({ phone }) => phone);

  it.each([
    ['Gọi 0901.234.567 nhé', ['+84901234567']],
    ['SĐT:0901234567.', ['+84901234567']],
    ['+84 901 234 567 hoặc 0084912345678', ['+84901234567', '+84912345678']],
    ['0901234567 - 0912345678', ['+84901234567', '+84912345678']],
    ['0901234567/0912345678', ['+84901234567', '+84912345678']],
    ['zalo 0 9 0 1 2 3 4 5 6 7', ['+84901234567']],
    ['hotline 1800 6838 miễn phí', ['+8418006838']],
    ['(024) 1234 5678', ['+842412345678']],
    ['２ chiếc, gọi ０９０１２３４５６７', ['+84901234567']],
  ])('finds in "%s"', (text, phones) => {
    expect(find(text)).toEqual(phones);
  });

  it.each([
    'Giá 1.090.123.456.789 đồng',
    'Mã vạch 8931234567890',
    'MST 0312345678',
    'Mã số thuế: 0312345678',
    'STK 0901234567 VCB',
    'mẫu AB0901234567',
    '0901234567A',
    'ISBN 978-604-123-456-7',
    'kích thước 090 x 123 x 4567',
    'Mẫu 03746-03747',
    'Kính 001 (56-14-140)',
    'Cỡ\n84\n88\n92\n96\n100',
    'Áo 09012\n34567',
    '',
  ])('finds none in "%s"', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('tells the exact place', () => {
    const text = '😀 Đặt: +84 901.234.567 !';
    const [found] = findPhones(text, 'vn');
    expect(text.slice(found?.start, found?.end)).toBe('+84 901.234.567');
  });

  it('finds a number again in any text around it', () => {
    const around = fc.stringMatching(/^[a-zđê ,!]{0,20}$/);
    fc.assert(
      fc.property(mobile, around, around, (raw, before, behind) => {
        expect(find(`${before} ${raw} ${behind}`)).toContain(`+84${raw.slice(1)}`);
      }),
    );
  });

  it.each([
    ['one endless number', '9'.repeat(1_000_000)],
    ['endless groups', '09 '.repeat(300_000)],
    ['endless groups and a letter', `${'0.9'.repeat(300_000)}a`],
    ['endless separators', `0${' '.repeat(1_000_000)}9`],
    ['endless numbers', '0901234567 '.repeat(90_000)],
  ])('stays bounded and fast on %s', (_, text) => {
    const begin = performance.now();
    expect(findPhones(text, 'vn').length).toBeLessThanOrEqual(50);
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});
