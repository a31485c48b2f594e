/**
 * How Vietnamese words are written in chats and in listings that do not want to be found: `ko` for không, `fẩm` for phẩm,
 * `zảm` for giảm, `mĩ` for mỹ. A spelling is shaped letters with the number of the tone behind them.
 */

// Whole words; the proper one first. Tones: 1 huyền, 2 sắc, 3 ngã, 4 hỏi, 5 nặng.
const wholeWords: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'không0',
    [
      'ko0',
      'k0',
      'kô0',
      'kh0',
      'hok0',
      'hông0',
      'hong0',
      'hem0',
      'khong0',
      'khôg0',
      'khg0',
      'kog0',
    ],
  ],
  ['được5', ['đc0', 'dc0', 'đk0', 'đưọc0', 'đựơc5', 'đươc5', 'duoc0']],
  ['với2', ['vs0', 'zới2']],
  ['trong0', ['trg0', 'tr0']],
  ['người1', ['ng0', 'ngừi1']],
  ['những3', ['nhg0', 'nhữg3']],
  ['giảm4', ['giãm3']],
  ['hủy4', ['hũy3']],
  ['vĩnh3', ['vĩng3']],
  ['triệt5', ['triêt5']],
  ['nhất2', ['nhứt2', 'nhâts2']],
  ['bệnh5', ['bịnh5', 'bênh5']],
  ['zalo0', ['zl0', 'zô0', 'dalo0', 'zaloo0']],
  ['inbox0', ['ib0', 'inb0', 'inbx0', 'ibox0']],
  ['sale0', ['sele0']],
  ['fake0', ['fak0', 'feik0', 'fâk0']],
  ['auth0', ['au0', 'authen0', 'authentic0']],
]);

const beginnings: readonly (readonly [proper: RegExp, chat: string])[] = [
  [/^ph/, 'f'],
  [/^gi(?=\p{L})/u, 'j'],
  [/^gi(?=\p{L})/u, 'z'],
  [/^d(?=\p{L})/u, 'z'],
  [/^qu/, 'w'],
  [/^ngh/, 'ng'],
  [/^c(?![h])/, 'k'],
];

/** The chat spellings of one proper spelling. */
export function buildChatSpellings(spelling: string): readonly string[] {
  const begun = beginnings.flatMap(([proper, chat]) =>
    proper.test(spelling) && spelling.length > 3 ? [spelling.replace(proper, chat)] : [],
  );
  // mỹ and mĩ, kỹ and kĩ: both are written.
  const ended = /^[hklmst]y\d$/.test(spelling)
    ? [spelling.replace('y', 'i')]
    : /^[hklmst]i\d$/.test(spelling)
      ? [spelling.replace('i', 'y')]
      : [];
  return [...(wholeWords.get(spelling) ?? []), ...begun, ...ended];
}
