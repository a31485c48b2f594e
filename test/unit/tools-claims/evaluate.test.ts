import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import { compareLabelMarks, countLabels } from '../../../tools/claims/count-labels.ts';
import { evaluateClaims, evaluateLabels } from '../../../tools/claims/evaluate.ts';
import { printAccuracy } from '../../../tools/claims/print-accuracy.ts';
import { sampleClaimRule, sampleLabelRule } from '../match/sample-feed.ts';

const claims = compileClaims([
  sampleClaimRule(),
  sampleClaimRule({ id: 'rep', topic: 'replica', phrases: ['super fake'], unless: [] }),
]);
let folder = '';

function write(path: string, lines: readonly unknown[]): void {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const bytes = Buffer.from(`${text.join('\n')}\n`);
  writeFileSync(join(folder, path), path.endsWith('.gz') ? gzipSync(bytes) : bytes);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claims-'));
  mkdirSync(join(folder, 'claims'));
  mkdirSync(join(folder, 'listings'));
  const item = (n: string, text: string) => ({ n, title: 't', text, product_class: 'other' });
  write('claims/dev-items.jsonl', [
    item('one', 'Trà chữa khỏi ho'),
    item('two', 'Trà chữa khỏi ho'),
    item('three', 'Trà tốt cho ho'),
  ]);
  const mark = { start: 4, end: 16, topic: 'cure', sure: 'yes', quote: 'chữa khỏi ho' };
  write('claims/dev-labels.jsonl', [
    { n: 'one', spans: [mark] },
    { n: 'two', spans: [] },
    { n: 'three', spans: [{ ...mark, start: 4, end: 14 }] },
  ]);
  write('claims/positive-quotes.tsv', [
    'id\tlang\tcategory\tquote\turl',
    'q1\tvi\tcure\tchữa khỏi ho\thttps://example.com',
    'q2\ten\tcure\tcures all\thttps://example.com',
    'q3\tcs\tcure\tchữa khỏi\thttps://example.com',
  ]);
  write('listings/tiki-dev.jsonl.gz', [
    { id: 1, name: 'Trà chữa khỏi ho', description: 'super fake' },
    { id: 2, name: 'Giày', description: 'super fake' },
  ]);
  write('listings/hasaki-dev.jsonl.gz', [{ id: '3', name: 'Kem', description: null }]);
  write('listings/pharmacy-dev.jsonl.gz', [{ id: '4', name: 'Kem', detail: 'chữa khỏi ho' }]);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('evaluateClaims', () => {
  it('counts what is right, wrong and missed, topic by topic and half by half', () => {
    const { windows, all, halves } = evaluateClaims(claims, folder);
    expect(windows).toBe(3);
    expect(all.get('cure')).toEqual({ found: 1, wrong: 1, hit: 1, missed: 1 });
    const found = halves.map((half) => half.get('cure')?.found ?? 0);
    expect(found[0]! + found[1]!).toBe(1);
  });

  it('names the Vietnamese and English quotations that no rule recognises', () => {
    expect(evaluateClaims(claims, folder).quotations).toEqual({ all: 2, unrecognised: ['q2'] });
  });

  it('counts listings with findings, titles included, and tells copies apart', () => {
    const [tiki, hasaki, pharmacy] = evaluateClaims(claims, folder).alarms;
    expect(tiki).toMatchObject({ listings: 2, withCaution: 1, withFinding: 1 });
    expect(tiki?.byTopic.get('replica')).toBe(2);
    expect(hasaki).toMatchObject({ listings: 1, withCaution: 0, withFinding: 0 });
    expect(pharmacy).toMatchObject({ listings: 1, withCaution: 1 });
  });

  it('prints the same page for the same measurement', () => {
    const page = printAccuracy(evaluateClaims(claims, folder));
    expect(page).toBe(printAccuracy(evaluateClaims(claims, folder)));
    expect(page).toMatch(/\| cure +\| 0.50 +\| 0.50 +\| 0.50 +\| 1 +\| 1 +\| 1 +\|/);
    expect(page).toContain(
      '1 of 2 Vietnamese and English quotations are recognised (50 %). Not: q2.',
    );
    expect(page).toMatch(/\| \*\*caution\*\* +\| 500.00 +\| 0.00 +\| 1000.00 +\| 500.00 +\|/);
  });
});

describe('evaluateLabels', () => {
  const rule = (id: string, names: readonly string[]) =>
    sampleLabelRule({ id, names, numbers: [[{ text: 'GL-' }, { digits: [4, 4] }]] });
  const labels = compileLabels([rule('good-leaf', ['good leaf']), rule('other', ['lá khác'])]);
  const listing = (n: number, title: string, text: string) => ({
    n,
    title,
    text,
    productClass: null,
  });

  it('counts listings and not mentions, and those with a number apart', () => {
    const { byLabel, listings } = countLabels(labels, 'x', [
      listing(1, 'Giấy Good Leaf', 'Good Leaf GL-1234, Good Leaf'),
      listing(2, 'Giấy', 'Good Leaf'),
      listing(3, 'Giấy', 'chưa có Good Leaf'),
    ]);
    expect(listings).toBe(3);
    expect([...byLabel]).toEqual([['good-leaf', { named: 2, numbered: 1 }]]);
  });

  it('holds labels against the marks of people: met, missed, and named where nobody marked', () => {
    const item = (text: string, words: string, isSure = true) => ({
      item: listing(1, '', text),
      marks: [
        {
          start: text.indexOf(words),
          end: text.indexOf(words) + words.length,
          topic: 'unproven-label',
          isSure,
        },
      ],
    });
    const compared = compareLabelMarks(labels, [
      item('Giấy Good Leaf', 'Good Leaf'),
      item('Giấy nhãn Lạ', 'nhãn Lạ'),
      item('Giấy Good Leaf', 'Good Leaf', false),
      { item: listing(2, '', 'Good Leaf và lá khác'), marks: [] },
    ]);
    expect(compared).toEqual({ met: 1, missed: 1, extra: 2 });
  });

  it('prints tables and no words of any listing', () => {
    const text = evaluateLabels(labels, folder);
    expect(text).toContain('| label |');
    expect(text).not.toContain('chữa khỏi');
  });
});
