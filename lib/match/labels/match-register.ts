import type { RegisterAnswer } from '#lib/domain/label.ts';
import type { LabelRegister, RegisterRow } from '#lib/domain/label-rule.ts';
import { foldPlain } from '#lib/text/fold-vietnamese.ts';

/** The rows of a register by the letters and digits of their numbers. Two rows may be told apart by signs alone. */
export type RegisterIndex = ReadonlyMap<string, readonly RegisterRow[]>;

export function buildRegisterIndex({ rows }: LabelRegister): RegisterIndex {
  const index = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const key = readNumberKey(row.number);
    const known = index.get(key);
    if (known) known.push(row);
    else index.set(key, [row]);
  }
  return index;
}

/** What the goods and their shop are called. `shops` is empty where no shop was read, as on cards. */
export type PageNames = { readonly titles: readonly string[]; readonly shops: readonly string[] };

export const noNames: PageNames = { titles: [], shops: [] };

/**
 * What a register says of a number on a page of these names. The row's holder, or one of its brands, must stand among
 * them whole: a number is easily copied from somebody else's packing. Null where it cannot be said: the shop may be the
 * holder, and was not read yet.
 */
export function answerRegister(
  index: RegisterIndex,
  number: string,
  { titles, shops }: PageNames,
): RegisterAnswer | null {
  const rows = index.get(readNumberKey(number)) ?? [];
  const [first] = rows;
  if (!first) return { outcome: 'absent' };
  const said = [...titles, ...shops].map(readNameWords);
  const own = rows.find((row) => isHolderAmong(row, said));
  if (own) return { outcome: 'holder', row: own };
  return shops.length === 0 ? null : { outcome: 'other-holder', row: first };
}

/** What decides of a number: its letters and digits. */
export function readNumberKey(number: string): string {
  return foldPlain(number).replace(/[^a-z0-9]/g, '');
}

function isHolderAmong({ holder, brands = [] }: RegisterRow, said: readonly string[]): boolean {
  return [holder, ...brands].some((name) => {
    const words = readNameWords(name);
    return isDistinct(words) && said.some((each) => each.includes(words));
  });
}

// Two letters stand in too many names to say whose they are.
function isDistinct(words: string): boolean {
  return words.replaceAll(' ', '').length >= 3;
}

// What a company calls its form, and a shop its kind: no part of the name that both go by.
const forms: readonly string[] = [
  'cong ty',
  'co phan',
  'trach nhiem huu han',
  'mot thanh vien',
  'ho kinh doanh',
  'hop tac xa',
  'tap doan',
  'gian hang',
  'cua hang',
  'chinh hang',
  'thuong mai',
  'dich vu',
  'san xuat',
  'xuat nhap khau',
  'tnhh',
  'mtv',
  'ctcp',
  'jsc',
  'ltd',
  'co',
  'inc',
  'llc',
  'gmbh',
  'corp',
  'corporation',
  'company',
  'limited',
  'plc',
  'official',
  'store',
  'shop',
  'mall',
  'flagship',
  'htx',
  'hkd',
  'va',
  'and',
];

/** The words of a name with a space around each, folded, without forms of companies and shops. */
function readNameWords(name: string): string {
  const words = foldPlain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  let text = ` ${words.join(' ')} `;
  for (const form of forms) {
    // Twice, since neighbours share the space between them.
    text = text.replaceAll(` ${form} `, ' ').replaceAll(` ${form} `, ' ');
  }
  return text.trim() === '' ? '' : text;
}
