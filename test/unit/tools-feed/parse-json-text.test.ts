import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseJsonText } from '../../../tools/feed/parse-json-text.ts';

// Only against a hang: many processes may share the machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const tell = (text: string): string => {
  const parsed = parseJsonText(text);
  return parsed.ok ? 'good' : (parsed.detail ?? '');
};

describe('parseJsonText', () => {
  it('reads what the engine reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['', 'line 1, column 1: the text ends too early'],
    ['{', 'line 1, column 2: the text ends too early'],
    ['{\n "id": "x",\n oops\n}', 'line 3, column 2: "oops" is not expected there'],
    ['{\n "id": "x"\n "b": 1\n}', 'line 3, column 2: "\\"b\\":" is not expected there'],
    ['{\n"a": nul\n}', 'line 2, column 6: "nul" is not expected there'],
    ['[1,\n]', 'line 2, column 1: "]" is not expected there'],
    ['{"a":1,\n}', 'line 2, column 1: "}" is not expected there'],
    ['[1 2]', 'line 1, column 4: "2]" is not expected there'],
    ['[1}', 'line 1, column 3: "}" is not expected there'],
    ['{"a" 1}', 'line 1, column 6: "1}" is not expected there'],
    ['{1: 2}', 'line 1, column 2: "1:" is not expected there'],
    ['["a\nb"]', 'line 1, column 2: "\\"a" is not expected there'],
    ['["\\x"]', 'line 1, column 2: "\\"\\\\x\\"]" is not expected there'],
    ['[01]', 'line 1, column 3: "1]" is not expected there'],
    ['[] []', 'line 1, column 4: "[]" is not expected there'],
    ['\ufeff{}', 'line 1, column 1: "\ufeff" is not expected there'],
    ["{'a': 1}", 'line 1, column 2: "\'a\':" is not expected there'],
  ])('says of %j where it goes wrong', (text, told) => {
    expect(tell(text)).toBe(told);
  });

  it('finds a place inside every text that the engine refuses', () => {
    const part = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'null', '\n', '-', '"');
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (json) => {
        const parsed = parseJsonText(json);
        if (parsed.ok) return;
        const [, line = '', column = ''] =
          /^line (\d+), column (\d+): /.exec(parsed.detail ?? '') ?? [];
        const lines = json.split('\n');
        expect(Number(line)).toBeGreaterThan(0);
        expect(Number(line)).toBeLessThanOrEqual(lines.length);
        expect(Number(column)).toBeLessThanOrEqual((lines[Number(line) - 1]?.length ?? 0) + 1);
      }),
    );
  });

  it('finds it at once at the end of a long text', () => {
    const text = `[${'{"a":[1,2,"ba"]},'.repeat(200_000)}`;
    expect(tell(text)).toMatch(/the text ends too early$/);
    expect(tell(`{"a": "${'\\n b'.repeat(2_000_000)}`)).toMatch(/^line 1, column 7: /);
  });
});
