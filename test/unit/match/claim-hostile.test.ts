import { describe, expect, it } from 'vitest';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { mostSpans, scanClaims } from '#lib/match/claims/scan-claims.ts';
import { readWrittenRules } from '../../support/written-rules.ts';

/** The rules that ship, on texts made to cost as much as a text can. */
const compiled = compileClaims(readWrittenRules().claims);
const setting = { title: 'Viên uống mẫu', productClass: 'supplement', platform: null } as const;

describe('a hostile megabyte', () => {
  it.each([
    ['words that begin many phrases', 'chữa trị điều trị giảm không '],
    ['claims that are taken back each time', 'không thể chữa khỏi '],
    ['claims that lack one word', 'giảm 5 kg trong '],
    ['percentages', '100% '],
    ['numbers', '1 '],
    ['ranges', '1-2-'],
    ['telephone numbers', '0900 000 '],
    ['glued numbers and letters', '1a'],
    ['cut words', 'c.h.ữ.a '],
    ['single letters', 'a '],
    ['signs for letters', 'z@'],
    ['pictures', 'ch🔥'],
    ['Thai without spaces', 'หายขาด'],
    ['marks upon marks', 'ế\u0301'],
    ['nothing to be seen', '\u200b\u00ad'],
    ['words without an end', 'khỏi'],
  ])('of %s takes no longer than a slow page', (_, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / Buffer.byteLength(piece)));
    const begin = performance.now();
    expect(scanClaims(compiled, text, setting).length).toBeLessThanOrEqual(mostSpans);
    expect(performance.now() - begin).toBeLessThan(4_000);
  });

  it('does not hide a claim that stands behind it', () => {
    const text = `${'không thể chữa khỏi, '.repeat(20_000)}Trà này trị dứt điểm viêm xoang.`;
    const found = scanClaims(compiled, text, setting);
    expect(found.map(({ topic }) => topic)).toContain('cure');
  });
});
