import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonLine } from '../../../tools/feed/find-json-line.ts';

const text = `{
  "id": "x",
  "a, [b]": { "c": 1,
    "d\\"}": [
      1, [2,
      3],
      { "id": "y" }
    ]
  },
  "last": null
}`;

describe('findJsonLine', () => {
  it.each([
    [[], 1],
    [['id'], 2],
    [['a, [b]'], 3],
    [['a, [b]', 'c'], 3],
    [['a, [b]', 'd"}'], 4],
    [['a, [b]', 'd"}', 0], 5],
    [['a, [b]', 'd"}', 1, 1], 6],
    [['a, [b]', 'd"}', 2, 'id'], 7],
    [['last'], 10],
  ])('finds %j in line %i', (path, line) => {
    expect(findJsonLine(text, path)).toBe(line);
  });

  it.each([
    [['a, [b]', 'd"}', 2, 'missing'], 7],
    [['a, [b]', 'd"}', 9], 4],
    [['missing'], 1],
  ])('finds the last that is there on the way to %j', (path, line) => {
    expect(findJsonLine(text, path)).toBe(line);
  });

  it('finds what a printer puts on a line of its own', () => {
    const record = fc.dictionary(fc.string({ minLength: 1 }), fc.integer(), { minKeys: 1 });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), fc.nat(), fc.nat(), (list, one, two) => {
        const at = one % list.length;
        const names = Object.keys(list[at] ?? {});
        const name = names[two % names.length] ?? '';
        const printed = JSON.stringify(list, null, 1).split('\n');
        const line = findJsonLine(printed.join('\n'), [at, name]);
        expect(printed[line - 1]?.trim().replace(/,$/, '')).toBe(
          `${JSON.stringify(name)}: ${list[at]?.[name]}`,
        );
      }),
    );
  });
});
