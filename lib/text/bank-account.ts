import type { BankAccount } from '#lib/domain/identifier.ts';
import { foldPlain } from './fold-vietnamese.ts';

// Short code → the names people write, folded, without spaces. Public trade names; longer names are tried first.
const banks: Readonly<Record<string, readonly string[]>> = {
  vcb: ['vietcombank', 'vcb', 'ngoaithuong'],
  bidv: ['bidv', 'dautuvaphattrien'],
  vietinbank: ['vietinbank', 'viettinbank', 'ctg', 'congthuong'],
  agribank: ['agribank', 'vbard', 'nongnghiep'],
  tcb: ['techcombank', 'tcb', 'kythuong'],
  mb: ['mbbank', 'mb', 'quandoi'],
  acb: ['acb', 'achau'],
  vpb: ['vpbank', 'vpb', 'vietnamthinhvuong'],
  tpb: ['tpbank', 'tpb', 'tienphong'],
  stb: ['sacombank', 'stb', 'saigonthuongtin'],
  vib: ['vib', 'vibank'],
  shb: ['shb'],
  hdb: ['hdbank', 'hdb'],
  msb: ['msb', 'maritimebank'],
  ocb: ['ocb'],
  seab: ['seabank', 'seab'],
  lpb: ['lpbank', 'lienvietpostbank', 'lpb'],
  eib: ['eximbank', 'eib'],
  scb: ['scb'],
  abb: ['abbank', 'abb'],
  nab: ['namabank', 'nab'],
  bab: ['bacabank', 'bab'],
  ncb: ['ncb'],
  pvcb: ['pvcombank', 'pvcb'],
  vab: ['vietabank', 'vab'],
};

const codeByName = new Map(
  Object.entries(banks).flatMap(([code, names]) => [code, ...names].map((name) => [name, code])),
);

// Words around an account that name no bank.
const ordinary = /\b(?:stk|so|tk|tai|khoan|ngan|hang|nh|account|no|chi|nhanh|cn)\b/g;

/**
 * Reads `bank:digits` from `VCB 0123 456 789`, `0123456789 (Vietcombank)` or the value itself; `:digits` when no bank
 * is named. Null when a bank is named that is not known, because the same digits at another bank are another person's,
 * and when there are not 6 to 19 digits in one number.
 */
export function readBankAccount(raw: string): BankAccount | null {
  if (raw.length > 200) return null;
  const text = foldPlain(raw);
  const numbers = text.match(/\d(?:[\s.-]?\d)*/g) ?? [];
  const digits = numbers.length === 1 ? (numbers[0] ?? '').replace(/\D/g, '') : '';
  if (!/^\d{6,19}$/.test(digits)) return null;
  const named = text
    .replace(/\d/g, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(ordinary, ' ')
    .replace(/\s+/g, '');
  const code = named.replaceAll('bank', '') === '' ? '' : readBankCode(named);
  return code === null ? null : (`${code}:${digits}` as BankAccount);
}

/** The code of a bank by its folded name without spaces: `vietcombank`, `quandoi`. Null for one that is not known. */
export function readBankCode(name: string): string | null {
  return codeByName.get(name) ?? codeByName.get(name.replaceAll('bank', '')) ?? null;
}
