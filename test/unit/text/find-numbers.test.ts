import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBatches, readBatch } from '#lib/text/batch.ts';
import { readBankAccount } from '#lib/text/bank-account.ts';
import { findBankAccounts } from '#lib/text/find-bank-accounts.ts';
import { findTaxCodes } from '#lib/text/find-tax-codes.ts';
import { findRegistrations, readRegistration } from '#lib/text/registration.ts';
import { readTaxCode } from '#lib/text/tax-code.ts';

const accounts = (text: string): readonly string[] =>
  findBankAccounts(text).map(({ account }) => account);
const taxCodes = (text: string): readonly string[] =>
  findTaxCodes(text).map(({ taxCode }) => taxCode);
const registrations = (text: string): readonly string[] =>
  findRegistrations(text).map(({ registration }) => registration);

describe('findBankAccounts', () => {
  it.each([
    ['STK 0123 456 789 Vietcombank', ['vcb:0123456789']],
    ['Số tài khoản: 0123456789 - Ngân hàng Quân Đội', ['mb:0123456789']],
    ['STK VCB: 0123456789, chủ TK Nguyễn Văn A', ['vcb:0123456789']],
    ['Vietcombank: 0123456789', ['vcb:0123456789']],
    ['Techcombank 19012345678901', ['tcb:19012345678901']],
    ['stk 0123456789', [':0123456789']],
    ['Chuyển khoản qua 0123456789 (ACB)', ['acb:0123456789']],
    ['STK VCB 0123456789, MB 9876543210987', ['vcb:0123456789', 'mb:9876543210987']],
    ['ＳＴＫ ０１２３４５６７８９', [':0123456789']],
  ])('reads %s', (text, wanted) => {
    expect(accounts(text)).toEqual(wanted);
  });

  it.each([
    ['0123456789', 'bare digits'],
    ['Giá 1.250.000đ, mã vạch 8936012345678', 'a price and a barcode'],
    ['Thẻ nhớ 64 MB 12345678', 'a size and a code'],
    ['Mã sản phẩm ACB 12345678', 'the code of a product'],
    ['Hotline Vietcombank: 1900545413', 'a help line'],
    ['STK 0123456789 Demobank', 'a bank that is not known'],
    ['Vietcombank 2024', 'a year'],
    ['Kích thước stk:\n12345678', 'a name on another line'],
    ['bestke 100000 83*33', 'a word that only holds the name'],
    ['STK 12,5', 'no account'],
  ])('takes none from %s: %s', (text) => {
    expect(accounts(text)).toEqual([]);
  });

  it('tells exact places', () => {
    const text = '💳 STK VCB: 0123 456 789 nhé';
    const [found] = findBankAccounts(text);
    expect(found && text.slice(found.start, found.end)).toBe('0123 456 789');
  });
});

describe('findTaxCodes', () => {
  it.each([
    ['MST: 0100109106', ['vn:0100109106']],
    ['Mã số thuế 0100109106-001', ['vn:0100109106001']],
    ['GPKD số 0100109106 do Sở KH&ĐT cấp', ['vn:0100109106']],
    ['mã số doanh nghiệp: 0100.109.106', ['vn:0100109106']],
    ['Tax code 0100109106, hotline 0901234567', ['vn:0100109106']],
  ])('reads %s', (text, wanted) => {
    expect(taxCodes(text)).toEqual(wanted);
  });

  it.each([
    ['0100109106', 'without its name'],
    ['MST: 0100109107', 'with a wrong check digit'],
    ['MST: 001099012345', 'a citizen’s own number'],
    ['MSTORE 0100109106', 'a word that only begins like the name'],
    ['MST\n0100109106', 'with its name on another line'],
    ['Mã vạch 0100109106', 'named something else'],
  ])('takes none from %s: %s', (text) => {
    expect(taxCodes(text)).toEqual([]);
  });
});

describe('findRegistrations', () => {
  it.each([
    ['Số công bố: 000244/22/CBMP-HCM.', ['cosmetic:244/22/cbmp-hcm']],
    ['SCB:33231/17/CBMP–QLD', ['cosmetic:33231/17/cbmp-qld']],
    ['Số giấy XNQC: 742/2021/XNQC-YTHCM', ['advertisement:742/21/xnqc-ythcm']],
    ['Số ĐKSP 1234/2020/ĐKSP', ['food:1234/2020/dksp']],
    ['SĐK: VD-12345-12, hộp 3 vỉ', ['drug:vd-12345-12']],
    ['Số đăng ký thuốc: 893110123423', ['drug:893110123423']],
    ['Thuốc QLSP-1034-17', ['drug:qlsp-1034-17']],
    ['Bản tự công bố số 02/ABC/2021', ['own-declaration:2/abc/2021']],
    ['Số PL: 170000123/PCBA-HN', ['device:170000123/pcba-hn']],
    [
      '138797/20/CBMP-QLD và 138798/20/CBMP-QLD',
      ['cosmetic:138797/20/cbmp-qld', 'cosmetic:138798/20/cbmp-qld'],
    ],
  ])('reads %s', (text, wanted) => {
    expect(registrations(text)).toEqual(wanted);
  });

  it.each([
    ['Ví nam VD-12345-12', 'a model without the name of a number'],
    ['893110123423', 'bare digits'],
    ['SĐK 8931101234231', 'a barcode'],
    ['02/ABC/2021', 'a shape that fits many things'],
    ['Ngày công bố 01/02/2021', 'a date'],
    ['83078/CBMP-QLD', 'a number without its year'],
    ['AB138797/20/CBMP-QLD', 'the end of another code'],
    ['1138797/20/CBMP-QLD/3', 'the middle of another code'],
    ['Số công bố: đang cập nhật', 'no number'],
  ])('takes none from %s: %s', (text) => {
    expect(registrations(text)).toEqual([]);
  });

  it('tells exact places in a text with marks and pictures', () => {
    const text = '✨Số công bố mỹ phẩm: 004524/19/CBMP-HCM✨';
    const [found] = findRegistrations(text);
    expect(found && text.slice(found.start, found.end)).toBe('004524/19/CBMP-HCM');
  });
});

describe('findBatches', () => {
  it.each([
    // A lot of its own name, not the word for a number before one.
    ['Số lô: NO00', ['no00']],
    ['Số lô: 29L367', ['29l367']],
    ['Số lô sản xuất 11/2023 HSD 2026', ['11 2023']],
    ['LÔ SX: CAQ01', ['caq01']],
    ['Batch no. A12', ['a12']],
    ['Lot number B7', ['b7']],
    ['Số lô: A12\nSố lô: A12\nSố lô: A13', ['a12', 'a13']],
  ])('reads %s', (text, wanted) => {
    expect(findBatches(text)).toEqual(wanted);
  });

  it.each([
    ['Lô B7, khu công nghiệp An Lành', 'a plot of land'],
    ['Lot 10, Jalan Mawar', 'a plot abroad'],
    ['Hạn dùng và số lô sản xuất: 2 năm', 'a shelf life'],
    ['Số lô: 24 tháng', 'a shelf life'],
    ['Số lô: in trên bao bì', 'no number'],
    ['Số lô\n29L367', 'a number on another line'],
    ['Kem lọ 500ml, quần lot nam 2023', 'a jar and a lining'],
    ['29L367', 'a bare code'],
  ])('takes none from %s: %s', (text) => {
    expect(findBatches(text)).toEqual([]);
  });
});

describe('the finders of numbers', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'STK ',
            'MST: ',
            'SĐK ',
            'số lô ',
            'VCB',
            '/',
            '-',
            ' ',
            '\n',
            'CBMP-',
            '0100109106',
            '20',
            '\u200b',
            'Ａ',
          ),
          fc.nat({ max: 99_999_999 }).map(String),
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  );

  it('never throw, stay inside the text, and give only values that read as themselves', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const found of findBankAccounts(text)) {
          expect(readBankAccount(found.account)).toBe(found.account);
          expect(readBankAccount(text.slice(found.start, found.end))).not.toBeNull();
        }
        for (const { taxCode } of findTaxCodes(text)) expect(readTaxCode(taxCode)).toBe(taxCode);
        for (const found of findRegistrations(text)) {
          expect(readRegistration(found.registration)).toBe(found.registration);
          expect(readRegistration(text.slice(found.start, found.end))).toBe(found.registration);
        }
        for (const batch of findBatches(text)) expect(readBatch(batch)).toBe(batch);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'STK '.repeat(50_000),
    '1 '.repeat(100_000),
    '1/'.repeat(100_000),
    'số lô 1'.repeat(30_000),
    `MST ${'0'.repeat(200_000)}`,
    '1/a'.repeat(70_000),
  ])('answer a text of hundreds of thousands of characters within seconds', (text) => {
    const began = performance.now();
    findBankAccounts(text);
    findTaxCodes(text);
    findRegistrations(text);
    findBatches(text);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
