import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { mostSpans, scanClaims } from '#lib/match/claims/scan-claims.ts';
import { sampleClaimRule } from './sample-feed.ts';

const compiled = compileClaims([
  sampleClaimRule({
    phrases: ['(chữa|trị) [bệnh] ..3 (dứt điểm|khỏi)', 'giảm [ngay] N kg ..2 N ngày'],
    unless: ['không thể', 'khó'],
    unlessBefore: ['chưa'],
  }),
  sampleClaimRule({
    id: 'off',
    topic: 'off-platform',
    phrases: ['(zalo|inbox) ..2 PHONE', 'hàng fake'],
    unless: [],
  }),
]);

function scan(text: string) {
  return scanClaims(compiled, text);
}

/** What is found, without the places, which every disguise moves. */
function topics(text: string): readonly string[] {
  return scan(text).map(({ ruleId }) => ruleId);
}

const sentence = fc
  .array(
    fc.constantFrom(
      'chữa bệnh ho dứt điểm',
      'trị khỏi',
      'giảm ngay 5kg sau 7 ngày',
      'không thể',
      'chưa',
      'khó',
      'zalo 0900 000 000',
      'hàng fake',
      'ấm trà men ngọc',
      ', ',
      '. ',
      '✅',
      '-',
      '100%',
      'ừ',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

describe('scanning disguised text', () => {
  it.each([
    ['as written', 'Chữa bệnh ho dứt điểm'],
    ['decomposed', 'Chữa bệnh ho dứt điểm'.normalize('NFD')],
    ['capitals', 'CHỮA BỆNH HO DỨT ĐIỂM'],
    ['typed without marks', 'Tra nay chua benh ho dut diem'],
    ['typed without marks among words with marks', 'Trà này rất tốt, uống vào tri ho dut diem nhé'],
    ['with dots inside', 'ch.ữ.a bệnh ho d.ứ.t điểm'],
    ['with pictures between', 'chữa🔥bệnh🔥ho🔥dứt🔥điểm'],
    ['with pictures inside', 'ch🔥ữa bệnh ho dứt đi🔥ểm'],
    ['with invisible letters', 'c\u200bhữa b\u00adệnh ho d\ufeffứt điểm'],
    ['with letters of another script', 'сhữa bệnh ho dứt điểm'],
    ['full-width', 'Ｃｈữａ ｂệｎｈ ｈｏ ｄứｔ điểｍ'],
    ['in chat spelling', 'chữa bệnh ho dứt điểm ko lo'],
  ])('finds a claim %s', (_, text) => {
    expect(topics(text)).toContain('sample-cure');
  });

  it.each([
    ['z@lo 0900 000 000', 'z@lo 0900 000 000'],
    ['Z.A.L.O: 0900.000.000', 'Z.A.L.O: 0900.000.000'.replace(':', '')],
    ['ib shop 0900000000', 'ib shop 0900000000'],
    ['hàng f4ke', 'hàng f4ke'],
  ])('finds %s', (_, text) => {
    expect(topics(text)).toEqual(['off']);
  });

  it.each([
    'Không thể chữa bệnh ho dứt điểm',
    'ko the chua khoi',
    'Vị chua khó tả',
    'Da bò, khoi lam',
  ])('finds nothing in "%s"', (text) => {
    expect(topics(text).filter((id) => id === 'sample-cure')).toEqual([]);
  });
});

describe('what changes no finding', () => {
  it('invisible characters anywhere', () => {
    const unseen = fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '\u00ad', '\ufeff');
    fc.assert(
      fc.property(sentence, fc.array(fc.tuple(fc.nat(400), unseen)), (text, inserted) => {
        const disguised = inserted.reduce(
          (all, [at, char]) =>
            all.slice(0, at % (all.length + 1)) + char + all.slice(at % (all.length + 1)),
          text,
        );
        expect(topics(disguised)).toEqual(topics(text));
      }),
    );
  });

  it('the normal form', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
          expect(topics(text.normalize(form))).toEqual(topics(text));
        }
      }),
    );
  });

  it('capitals', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(topics(text.toUpperCase())).toEqual(topics(text));
      }),
    );
  });
});

describe('highlights', () => {
  it('are the exact words of the text and split no grapheme', () => {
    const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });
    const noise = fc.string({ unit: 'grapheme', maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, noise)), (parts) => {
        const text = parts.map(([claim, odd]) => `${claim}${odd} `).join('');
        const edges = new Set([...segmenter.segment(text)].map(({ index }) => index));
        edges.add(text.length);
        for (const { start, end, quote } of scan(text)) {
          expect(text.slice(start, end)).toBe(quote);
          expect(edges.has(start)).toBe(true);
          expect(edges.has(end)).toBe(true);
        }
      }),
    );
  });
});

describe('the time that a hostile text takes', () => {
  // A rule with every liberty of the language, so that no text finds a worse one.
  const widest = compileClaims([
    sampleClaimRule({
      phrases: [
        '(a|a a|a a a) ..8 (a|b) ..8 (a|c) ..8 d',
        '[a] [a] [a] a ,,8 [a] a ..8 N1-5 PHONE',
        'N ..8 N ..8 N ..4 x',
      ],
      unless: ['a ..8 a ..8 z', 'q'],
      unlessText: ['a ..8 y'],
      needs: ['a ..8 w'],
    }),
  ]);

  it.each([
    ['one word', 'a '],
    ['words and numbers', 'a 1 '],
    ['cut letters', 'a.'],
    ['glued letters and digits', 'a1'],
    ['signs for letters', 'a@'],
    ['marks', '\u0309'],
    ['invisible letters', '\u200b'],
    ['numbers with points', '1.'],
    ['pictures', '🔥'],
    ['phrases that nearly match', 'a a b a c 1 '],
  ])('grows with its length only: %s', (_, piece) => {
    const measure = (size: number): number => {
      const text = piece.repeat(size / piece.length);
      const begin = performance.now();
      expect(scanClaims(widest, text).length).toBeLessThanOrEqual(mostSpans);
      return performance.now() - begin;
    };
    measure(20_000);
    measure(200_000);
    // A quadratic scan of 200,000 characters takes minutes.
    expect(measure(200_000)).toBeLessThan(3_000);
  });
});
