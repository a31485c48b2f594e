import { describe, expect, it } from 'vitest';
import type { LabelRegister } from '#lib/domain/label-rule.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import {
  answerRegister,
  buildRegisterIndex,
  readNumberKey,
} from '#lib/match/labels/match-register.ts';
import { scanLabels } from '#lib/match/labels/scan-labels.ts';
import { sampleLabelRule } from './sample-feed.ts';

const register: LabelRegister = {
  source: { title: 'Sổ mẫu', url: 'https://so-mau.example/' },
  asOf: '2026-11-01',
  demo: true,
  rows: [
    {
      number: 'GL-A12345',
      holder: 'Công ty TNHH Giấy Lá Xanh',
      brands: ['Lá Nhà'],
      scope: 'Giấy ăn',
      validUntil: '2027-01',
    },
    { number: 'GL-B1234', holder: 'Xưởng Tre Mẫu JSC', scope: 'Ống hút', validUntil: null },
    { number: 'GL-C1234', holder: 'Ba Co., Ltd', scope: 'Túi', validUntil: null },
    { number: 'GL-C 1234', holder: 'Hợp tác xã Bốn Mùa', scope: 'Túi', validUntil: null },
    { number: 'GL-D1234', holder: 'Công ty TNHH', scope: 'Túi', validUntil: null },
  ],
};
const index = buildRegisterIndex(register);
const answer = (number: string, ...shops: string[]) =>
  answerRegister(index, number, { titles: [], shops });

describe('answerRegister', () => {
  it.each([
    ['the shop itself', 'Giấy Lá Xanh'],
    ['the shop with what shops add', 'GIẤY LÁ XANH - Official Store'],
    ['the shop without marks', 'giay la xanh shop'],
    ['the whole name of the company', 'CÔNG TY TNHH GIẤY LÁ XANH'],
    ['its brand in the title', 'Giấy ăn Lá Nhà gói 100 tờ'],
    ['the name decomposed', 'Giấy Lá Xanh'.normalize('NFD')],
    ['the name with invisible letters', 'Giấy L\u200bá Xa\u200dnh'],
  ])('knows the holder by %s', (_, name) => {
    expect(answer('GL-A12345', name)).toMatchObject({
      outcome: 'holder',
      row: { number: 'GL-A12345' },
    });
  });

  it.each([
    ['a part of the name', 'Lá Xanh'],
    ['the words in another order', 'Xanh Lá Giấy'],
    ['the name inside longer words', 'Giấy Lá Xanhh'],
    ['another shop', 'Tiệm Bông'],
    ['nothing', ''],
  ])('does not take %s for the holder', (_, name) => {
    expect(answer('GL-A12345', name)?.outcome).toBe('other-holder');
  });

  it('asks the names of the shop and of the goods', () => {
    const names = { titles: ['Ống hút Xưởng Tre Mẫu'], shops: ['Tiệm khác'] };
    expect(answerRegister(index, 'GL-B1234', names)?.outcome).toBe('holder');
    expect(answer('GL-B1234', 'Tiệm khác', 'Xưởng Tre Mẫu')?.outcome).toBe('holder');
  });

  it('does not speak of another holder before the shop was read: it may be the one', () => {
    expect(answer('GL-B1234')).toBeNull();
    const titled = { titles: ['Ống hút tre'], shops: [] };
    expect(answerRegister(index, 'GL-B1234', titled)).toBeNull();
    expect(answerRegister(index, 'GL-Z9999', titled)).toEqual({ outcome: 'absent' });
  });

  it('says that a number is absent, and nothing more', () => {
    expect(answer('GL-Z9999', 'Giấy Lá Xanh')).toEqual({ outcome: 'absent' });
    expect(answer('', 'Giấy Lá Xanh')).toEqual({ outcome: 'absent' });
  });

  it('compares numbers by letters and digits: case, spaces and dashes are typed as people like', () => {
    for (const written of ['gl a12345', 'GL–A12345', 'ＧＬ-A12345', 'GL-A12345']) {
      expect(answer(written, 'Lá Nhà')?.outcome, written).toBe('holder');
    }
    expect(readNumberKey('FSC®-C012345')).toBe('fscc012345');
    expect(answer('GL-A1234', 'Lá Nhà')?.outcome).toBe('absent');
  });

  it('of two rows with one number takes the one whose holder the page names', () => {
    expect(answer('GL-C1234', 'Bốn Mùa')).toMatchObject({
      outcome: 'holder',
      row: { holder: 'Hợp tác xã Bốn Mùa' },
    });
  });

  it('takes no name for a holder that is only a form of company, or two letters', () => {
    expect(answer('GL-D1234', 'Công ty TNHH Bất Kỳ')?.outcome).toBe('other-holder');
    expect(answer('GL-C1234', 'Ba Con Gấu')?.outcome).toBe('other-holder');
  });

  it('is not led astray by a number that names a property of every object', () => {
    for (const number of ['constructor', '__proto__', 'toString']) {
      expect(answer(number, 'Giấy Lá Xanh')).toEqual({ outcome: 'absent' });
    }
  });
});

describe('a label with a register', () => {
  const compiled = compileLabels([sampleLabelRule({ register })]);
  const scan = (text: string, ...shops: string[]) =>
    scanLabels(compiled, text, { titles: [], shops })[0];

  it('carries the answer with the number, and leaves the verdict to the judge', () => {
    expect(scan('Nhãn Lá Lành số GL-A12345', 'Giấy Lá Xanh')).toMatchObject({
      state: 'number-shown',
      register: { outcome: 'holder', row: { validUntil: '2027-01' } },
    });
    expect(scan('Nhãn Lá Lành số GL-A12345', 'Khác')?.register?.outcome).toBe('other-holder');
    expect(scan('Nhãn Lá Lành số GL-X99999')?.register).toEqual({ outcome: 'absent' });
  });

  it('has no answer where no number is shown, or no register came along', () => {
    expect(scan('Giấy có Nhãn Lá Lành', 'Giấy Lá Xanh')?.register).toBeUndefined();
    const bare = compileLabels([sampleLabelRule()]);
    expect(scanLabels(bare, 'Nhãn Lá Lành GL-A12345')[0]?.register).toBeUndefined();
  });
});
