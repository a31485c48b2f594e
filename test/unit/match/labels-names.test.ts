import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelKinds, type LabelRule } from '#lib/domain/label-rule.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import { readLabels, scanLabels } from '#lib/match/labels/scan-labels.ts';

const rules = readdirSync('rules/labels').map(
  (name) => JSON.parse(readFileSync(`rules/labels/${name}`, 'utf8')) as LabelRule,
);
const compiled = compileLabels(rules);
const found = (text: string): readonly string[] =>
  scanLabels(compiled, text).map(({ labelId, number }) => `${labelId} ${number ?? '-'}`);

describe('the shipped labels', () => {
  it('are the forty-seven known ones, two marks that are taken for one, and the one of the demonstration', () => {
    expect(readdirSync('rules/labels').toSorted()).toEqual(
      rules.map(({ id }) => `${id}.json`).toSorted(),
    );
    const others = ['ce-mark', 'rohs', 'la-lanh-demo'];
    expect(rules.filter(({ id }) => !others.includes(id))).toHaveLength(47);
  });

  it('have every kind at least once, and say in both languages what they do not certify', () => {
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(labelKinds));
    for (const { id, doesNotCertify, certifies } of rules) {
      for (const text of [...Object.values(certifies), ...Object.values(doesNotCertify)]) {
        expect(text, id).toMatch(/^[\p{Lu}“].*\.$/u);
      }
    }
  });

  it('say of what is no green label that it is none', () => {
    for (const { id, kind, doesNotCertify } of rules) {
      if (kind !== 'not-a-green-label') continue;
      expect(doesNotCertify.vi, id).toMatch(/không phải nhãn (xanh|môi trường)/);
      expect(doesNotCertify.en, id).toMatch(/no (green|ecolabel)|nor an environmental label/);
    }
  });

  it('do not answer to the positive examples of another label', () => {
    for (const rule of rules) {
      for (const text of rule.examples.positive) {
        const others = found(text).filter((each) => !each.startsWith(`${rule.id} `));
        // Some labels are named together, as on real goods.
        expect(others.length, `${rule.id}: ${text} → ${others.join()}`).toBeLessThanOrEqual(0);
      }
    }
  });

  it.each([
    ['Giấy in FSC-C012345', 'fsc FSC-C012345'],
    ['Giấy in đạt chứng nhận FSC® C012345', 'fsc FSC® C012345'],
    ['Chứng nhận rừng FSC: NC-COC-012345', 'fsc NC-COC-012345'],
    ['Chuẩn OEKO-TEX®, số 13.HTR.24803 Hohenstein', 'oekotex-100 13.HTR.24803'],
    ['GOTS certified by CU 819829', 'gots CU 819829'],
    ['Theo tiêu chuẩn GOTS - số chứng nhận 819829', 'gots 819829'],
    ['Trà hữu cơ châu Âu VN-BIO-149', 'eu-organic VN-BIO-149'],
    ['Müsli, EU Organic, DE-ÖKO-001', 'eu-organic DE-ÖKO-001'],
    ['Nordic Swan 3025 0045', 'nordic-swan 3025 0045'],
    ['Chuối GLOBALG.A.P. GGN 4049929000001', 'globalgap GGN 4049929000001'],
    ['Dầu cọ RSPO-1106186', 'rspo RSPO-1106186'],
  ])('read the number of "%s"', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    ['a telephone number', 'Hạt chia chuẩn USDA, liên hệ số 0901234567'],
    ['a product code', 'Hạt chia chuẩn USDA, mã sản phẩm: 1312007001'],
    ['a bar code', 'USDA Organic. Mã vạch 8934567890123'],
    ['a size', 'Vải GOTS khổ 160 x 240'],
    ['a price', 'Khăn GOTS giá 125000'],
    ['the year of a standard', 'Rau hữu cơ TCVN 11041-2:2017'],
  ])('take no number from %s', (_, text) => {
    expect(found(text).join()).toMatch(/^\S+ -$/);
  });

  it.each([
    'Giày Supersports, túi Motorsport',
    'Áo hoodie in chữ COSMOS, form rộng',
    'Bộ điều khiển MSC (Micro System Controller)',
    'ATSUGI nhãn xanh dương',
    'Cáp C2C chuẩn PD 60W',
    'Bắp bò Mỹ chuẩn USDA Prime',
    'Bàn phím theo chuẩn ASC II',
    '걸리시한 원피스 아이템',
    'Bộ cờ 5 sao, đầy năng lượng',
    'Mã FSC-20, chip FSC 3.3V',
    'Sản phẩm xanh, thân thiện môi trường',
  ])('are silent on "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a label that is not there', () => {
  it.each([
    'Giấy chưa có chứng nhận FSC',
    'Giấy không có nhãn FSC Mix',
    'Giấy không được chứng nhận FSC',
    'Gỗ có chất lượng tương tự FSC Mix',
    'Vải tương đương GOTS',
    'Vải mềm như hàng, giống với chuẩn GOTS',
    'Xưởng đang chờ chứng nhận GOTS',
    'Dự kiến đạt GOTS trong năm sau',
    'Chứng nhận GOTS đã hết hạn',
    'GOTS là gì',
    'GOTS thì chưa có',
    'Paper without FSC Mix',
    'Cotton similar to GOTS',
    'Not GOTS certified',
    'GOTS pending',
    'giay chua co chung nhan GOTS',
  ])('is not named by "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['Không chỉ mềm, vải còn đạt chuẩn GOTS', 'gots -'],
    ['Bạn không cần lo khi bé ngậm vì vải đạt chuẩn GOTS', 'gots -'],
    ['Vải OEKO-TEX không có formaldehyde', 'oekotex-100 -'],
    ['Các chứng nhận như GOTS', 'gots -'],
    ['Chưa giặt lần nào. GOTS', 'gots -'],
  ])('and is named by "%s", where the denial is of something else', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it('is named where another sentence says that it is there', () => {
    expect(found('Đợt trước chưa có GOTS. Đợt này vải đạt GOTS')).toEqual(['gots -']);
  });
});

describe('names inside names', () => {
  it('are the longer label only', () => {
    expect(found('Khăn Made in Green by OEKO-TEX')).toEqual(['oekotex-mig -']);
    expect(found('Khăn OEKO-TEX MADE IN GREEN')).toEqual(['oekotex-mig -']);
    expect(found('Đèn Vietnam Energy Star')).toEqual(['vn-energy-endorse -']);
  });

  it('are two labels where both are named', () => {
    expect(found('Vải đạt GOTS và OEKO-TEX')).toEqual(['gots -', 'oekotex-100 -']);
  });

  it('give all their places, so that nothing else speaks of the same words', () => {
    const text = 'GOTS và GOTS, lại GOTS';
    const { spans, places } = readLabels(compiled, text);
    expect(spans).toHaveLength(1);
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([
      'GOTS',
      'GOTS',
      'GOTS',
    ]);
  });
});

const sentences = rules.flatMap(({ examples }) => [...examples.positive, ...examples.negative]);
const unseenMarks = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad'];

describe('how a text is typed', () => {
  it('changes no label: invisible characters anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sentences),
        fc.array(fc.tuple(fc.nat(120), fc.constantFrom(...unseenMarks)), { maxLength: 12 }),
        (text, marks) => {
          let written = text;
          for (const [at, mark] of marks) {
            const place = at % (written.length + 1);
            written = written.slice(0, place) + mark + written.slice(place);
          }
          expect(found(written)).toEqual(found(text));
        },
      ),
    );
  });

  it('changes no label: a joiner inside a name that is cut by stops', () => {
    for (const mark of unseenMarks) {
      expect(found(`Chuối GLO${mark}BALG.A.P.`), mark).toEqual(['globalgap -']);
    }
  });

  it('changes no label: composed or decomposed, capital or small', () => {
    const cased = (text: string): readonly string[] =>
      found(text).map((each) => each.toLowerCase());
    for (const text of sentences) {
      expect(found(text.normalize('NFD')), text).toEqual(found(text));
      expect(cased(text.toUpperCase()), text).toEqual(cased(text));
      expect(cased(text.toLowerCase()), text).toEqual(cased(text));
    }
  });

  it('leaves offsets exact', () => {
    for (const text of sentences) {
      for (const each of [text, text.normalize('NFD'), `😀\u200b${text}`]) {
        for (const { start, end, quote } of scanLabels(compiled, each)) {
          expect(each.slice(start, end)).toBe(quote);
        }
      }
    }
  });

  it.each([
    ['a name over and over', 'chứng nhận FSC '],
    ['a name with half a number', 'GOTS CU 81982'],
    ['invisible characters', 'GOTS\u200b\u200b\u200b\u200b\u200b'],
    ['denials', 'không có chưa có '],
    ['words of certifying', 'chứng nhận tiêu chuẩn '],
    ['digits', '1234567890'],
  ])('costs no more a character in a megabyte of %s', (_, piece) => {
    const scan = (size: number): number => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const begin = performance.now();
      scanLabels(compiled, text);
      return performance.now() - begin;
    };
    scan(50_000);
    const whole = scan(1_000_000);
    // Far above what it takes, far below what any second power of the length would.
    expect(whole).toBeLessThan(4_000);
  });
});
