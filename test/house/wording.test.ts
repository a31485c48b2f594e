import { describe, expect, test } from 'vitest';
import { findBannedWords } from '../../tools/feed/banned-words.ts';
import { listFaults, listProjectFiles, readSource } from '../support/house/source-tree.ts';

/** Where our own sentences live. */
const places = ['lib/i18n', 'rules', 'public/seed', 'public/_locales', 'intake', 'docs/store'];

describe('wording', () => {
  const files = places.flatMap((place) => listProjectFiles(place));

  test('there is something to look at in every place', () => {
    for (const place of places)
      expect(
        files.some((file) => file.startsWith(place)),
        place,
      ).toBe(true);
  });

  test('no sentence of ours accuses: it says who states what, on what ground, since when', () => {
    const faults = files
      .filter((path) => /\.(ts|js|json|md|txt|tsv|html|sql)$/.test(path))
      .map(readSource)
      .flatMap(({ path, text }) =>
        findBannedWords(text).map(({ word, line }) => ({
          path,
          line,
          text: `says "${word}": say who states it instead`,
        })),
      );
    expect(listFaults(faults)).toBe('');
  });
});

describe('findBannedWords', () => {
  const written = (...parts: readonly string[]): string => parts.join('');

  test.each([
    [written('Lừa', ' đảo')],
    [written('LỪA ', 'ĐẢO')],
    [written('lua', '-dao')],
    [written('lua  ', 'dao')],
    [written('lừa\u200b ', 'đảo')],
    [written('Kẻ', ' gian')],
    [written('scam', 'mers')],
    [written('Fraud', 'ster')],
    [written('crimi', 'nals')],
    [written('fake', ' sellers')],
    [written('Malic', 'ious')],
    [written('thre', 'ats')],
  ])('finds %s', (text) => {
    expect(findBannedWords(`một dòng\nhai ${text} ba`)).toEqual([
      { word: expect.any(String), line: 2 },
    ]);
  });

  test.each([['đạo lý của lúa'], ['kẻ ô gian bếp'], ['thread'], ['discriminate'], ['seller']])(
    'lets %s be',
    (text) => {
      expect(findBannedWords(text)).toEqual([]);
    },
  );
});
