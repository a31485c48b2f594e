import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBatches, readBatch } from '#lib/text/batch.ts';
import { readBankAccount } from '#lib/text/bank-account.ts';
import { findBankAccounts } from '#lib/text/find-bank-accounts.ts';
import { findTaxCodes } from '#lib/text/find-tax-codes.ts';
import { findHandles, readHandle } from '#lib/text/handle.ts';
import { readPrice } from '#lib/text/price.ts';
import { buildTitleNames, readProductName } from '#lib/text/product-name.ts';
import { findRegistrations, readRegistration } from '#lib/text/registration.ts';
import {
  buildListingKey,
  buildShopKey,
  buildShopSlugKey,
  readListingKey,
  readShopKey,
} from '#lib/text/shop.ts';
import { readTaxCode } from '#lib/text/tax-code.ts';

/*
 * However one and the same thing is written, it is read as one and the same value, alone and inside a text; and a value
 * reads as itself. Each generator makes the thing first and the ways people write it from it.
 */
const digits = (min: number, max = min): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const letters = (min: number, max: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[a-z]{${min},${max}}$`));
const widen = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const taxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
const taxCode = digits(9).chain((nine) => {
  const sum = taxWeights.reduce((all, weight, at) => all + weight * Number(nine[at]), 0);
  const check = 10 - (sum % 11);
  return check === 10 ? fc.constant(null) : fc.constant(`${nine}${check}`);
});

describe('one thing however it is written', () => {
  it('a tax code', () => {
    fc.assert(
      fc.property(taxCode, fc.option(digits(3)), (ten, branch) => {
        fc.pre(ten !== null && branch !== '000');
        const value = `vn:${ten}${branch ?? ''}`;
        const tail = branch === null ? '' : `-${branch}`;
        for (const written of [
          `${ten}${tail}`,
          `MST: ${ten}${tail}`,
          `vn:${ten}${branch ?? ''}`,
          widen(`${ten}${tail}`),
        ]) {
          expect(readTaxCode(written)).toBe(value);
        }
        const found = findTaxCodes(`Trà lành. Mã số thuế: ${ten}${tail}, Lâm Đồng`);
        expect(found.map((each) => each.taxCode)).toEqual([value]);
        expect(findTaxCodes(`Trà lành ${ten}${tail}`)).toEqual([]);
      }),
    );
  });

  it('a bank account', () => {
    const banks = fc.constantFrom(
      ['Vietcombank', 'vcb'],
      ['VCB', 'vcb'],
      ['Techcombank', 'tcb'],
      ['MB Bank', 'mb'],
      ['Sài Gòn Thương Tín', 'stb'],
    );
    fc.assert(
      fc.property(banks, digits(8, 16), ([name = '', code = ''], number) => {
        const value = `${code}:${number}`;
        const spaced = number.replace(/(\d{4})(?=\d)/g, '$1 ');
        for (const written of [
          value,
          `${name} ${number}`,
          `STK ${number} ${name}`,
          `${spaced} (${name})`,
        ]) {
          expect(readBankAccount(written)).toBe(value);
        }
        const found = findBankAccounts(`Trà lành\nSTK ${spaced} ${name}\nCảm ơn`);
        expect(found.map((each) => each.account)).toEqual([value]);
        expect(findBankAccounts(`Trà lành ${number}`)).toEqual([]);
      }),
    );
  });

  it('an account of a network', () => {
    const name = fc
      .stringMatching(/^[a-z][a-z0-9]{4,20}$/)
      .filter((each) => readHandle(`facebook:${each}`) !== null);
    const doors = fc.constantFrom(
      ['facebook', 'https://www.facebook.com/', ''],
      ['facebook', 'm.me/', ''],
      ['telegram', 'https://t.me/', '?start=1'],
      ['tiktok', 'https://www.tiktok.com/@', '/'],
      ['instagram', 'instagram.com/', '/?hl=vi'],
    );
    fc.assert(
      fc.property(name, doors, (who, [network = '', door = '', tail = '']) => {
        const value = `${network}:${who}`;
        expect(readHandle(`${door}${who}${tail}`)).toBe(value);
        expect(readHandle(`${door}${who.toUpperCase()}${tail}`)).toBe(value);
        expect(readHandle(value)).toBe(value);
        const found = findHandles(`Xem ${door}${who}${tail} nhé`);
        expect(found.map((each) => each.handle)).toEqual([value]);
      }),
    );
  });

  it('a registration number', () => {
    const place = letters(2, 5);
    const year = fc.integer({ min: 10, max: 29 }).map(String);
    const written = fc.oneof(
      fc.tuple(digits(3, 5), year, place).map(([n, y, p]) => `${n}/${y}/CBMP-${p}`),
      fc.tuple(digits(3, 5), year).map(([n, y]) => `${n}/20${y}/ĐKSP`),
      fc.tuple(digits(3, 5), year, place).map(([n, y, p]) => `${n}/20${y}/XNQC-${p}`),
      fc.tuple(digits(9), place).map(([n, p]) => `${n}/PCBB-${p}`),
      fc.tuple(digits(5), year).map(([n, y]) => `VD-${n}-${y}`),
      fc.tuple(digits(4), year).map(([n, y]) => `QLSP-${n}-${y}`),
      fc.tuple(digits(1, 3), letters(2, 8), year).map(([n, c, y]) => `${n}/${c}/20${y}`),
    );
    fc.assert(
      fc.property(written, (number) => {
        const value = readRegistration(number);
        expect(value).not.toBeNull();
        expect(readRegistration(value ?? '')).toBe(value);
        expect(readRegistration(`00${number}`.replace(/^00(?=\D)/, ''))).toBe(value);
        expect(readRegistration(number.toUpperCase())).toBe(value);
        expect(readRegistration(widen(number))).toBe(value);
        expect(readRegistration(number.replace('-', ' – '))).toBe(value);
        const name = number.startsWith('VD') ? 'SĐK' : 'Số công bố';
        const found = findRegistrations(`Kem lành\n${name}: ${number}. Hạn dùng 2 năm`);
        expect(found.map((each) => each.registration)).toEqual([value]);
      }),
    );
  });

  it('a lot, alone and behind the name of its product', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,3}[0-9]{2,6}$/), (lot) => {
        const batch = readBatch(lot);
        expect(batch).toBe(lot);
        expect(readBatch(lot.toUpperCase())).toBe(batch);
        expect(findBatches(`Trà\nSố lô: ${lot.toUpperCase()}\nHSD: xem bao bì`)).toEqual([batch]);
        const listed = readProductName(`Trà Gừng Nhà Mận lô ${lot}`);
        expect(readProductName(listed ?? '')).toBe(listed);
        expect(buildTitleNames('Trà Gừng Nhà Mận hộp 20 gói', batch ? [batch] : [])).toContain(
          listed,
        );
      }),
    );
  });

  it('a shop and a listing, by id and by slug', () => {
    const place = fc.record({
      platform: fc.stringMatching(/^[a-z][a-z0-9-]{1,12}$/),
      country: fc.constantFrom('vn', 'th', 'global'),
    });
    fc.assert(
      fc.property(place, fc.stringMatching(/^[A-Za-z0-9._-]{1,30}$/), (at, id) => {
        const shop = buildShopKey({ ...at, id });
        const listing = buildListingKey({ ...at, id });
        const slug = buildShopSlugKey({ ...at, slug: `@${id}` });
        expect(readShopKey(shop ?? '')).toBe(shop);
        expect(readListingKey(listing ?? '')).toBe(listing);
        expect(readShopKey(slug ?? '')).toBe(slug);
        expect(buildShopSlugKey({ ...at, slug: encodeURIComponent(id.toUpperCase()) })).toBe(slug);
      }),
    );
  });

  it('a price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 999_999_999 }), (amount) => {
        const grouped = String(amount).replace(/\B(?=(?:\d{3})+$)/g, '.');
        for (const text of [`${grouped} ₫`, `₫${grouped}`, `${grouped}đ`, `${grouped} VND`]) {
          expect(readPrice(text, null)).toEqual({ amount, currency: 'VND' });
        }
        expect(readPrice(`$${(amount / 100).toFixed(2)}`, 'USD')?.amount).toBeCloseTo(
          amount / 100,
          2,
        );
      }),
    );
  });
});
