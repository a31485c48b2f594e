import { describe, expect, it } from 'vitest';
import { scanLines } from '../../../tools/claims/scan.ts';
import { readScanLine } from '../../../tools/claims/scan-lines.ts';

async function scan(...lines: readonly string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const counts = await scanLines(
    (async function* () {
      yield* lines;
    })(),
    { print: (line) => printed.push(line), tell: (line) => told.push(line) },
  );
  return { printed: printed.map((line): unknown => JSON.parse(line)), told, counts };
}

describe('the scan command', () => {
  it('prints one line for each listing, with places that hold in its text', async () => {
    const text = '😀 Viên uống mẫu chữa khỏi đau dạ dày.';
    const { printed, counts } = await scan(
      JSON.stringify({ n: 'a', title: 'Viên uống mẫu', text, product_class: 'supplement' }),
      JSON.stringify({ n: 7, title: 'Ấm trà', text: 'Ấm trà men ngọc.', product_class: 'other' }),
    );
    expect(counts.bad).toBe(0);
    expect(printed).toEqual([
      { n: 'a', spans: [expect.anything()] },
      { n: 7, spans: [] },
    ]);
    const [{ spans }] = printed as [{ spans: Record<string, unknown>[] }];
    const [span] = spans;
    expect(Object.keys(span ?? {})).toEqual(['start', 'end', 'quote', 'topic', 'severity']);
    expect(span).toMatchObject({ topic: 'cure', severity: 'caution' });
    expect(text.slice(Number(span?.['start']), Number(span?.['end']))).toBe(span?.['quote']);
  });

  it('tells bad lines by their number, skips them and goes on', async () => {
    const good = JSON.stringify({ n: 'b', title: '', text: '' });
    const { printed, told, counts } = await scan('{', good, '', '[1]', '{"n":"c"}', good);
    expect(printed).toHaveLength(2);
    expect(counts).toEqual({ lines: 6, bad: 3 });
    expect(told.map((line) => line.match(/line \d+/)?.[0])).toEqual(['line 1', 'line 4', 'line 5']);
  });
});

describe('readScanLine', () => {
  it('takes a listing without title and class, and keeps what it is told', () => {
    expect(readScanLine('{"n":1,"text":"x","other":2}')).toEqual({
      item: { n: 1, title: '', text: 'x', productClass: null },
    });
  });

  it('says which part of a line is wrong', () => {
    expect(readScanLine('{"n":1,"text":5}')).toMatchObject({ fault: /^text: / });
    expect(readScanLine('null')).toHaveProperty('fault');
    expect(readScanLine('   ')).toBeNull();
  });
});
