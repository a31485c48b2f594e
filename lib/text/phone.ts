import type { PhoneNumber } from '#lib/domain/identifier.ts';

/**
 * Reads a telephone number written in `country` (ISO 3166-1, lower case) as E.164. Null when it cannot be one.
 *
 * Vietnam: 0… and +84… and 0084… and 84…, with any spaces, dots, dashes and brackets; the 11-digit mobile numbers of
 * before 2018 become the 10-digit numbers that replaced them. Hotlines 1800… and 1900… cannot be dialled from abroad and
 * so have no E.164 form; they are kept as `+841800…`, which no other Vietnamese number can be.
 * Other countries: the international spelling, and the national one where the table below knows the country.
 */
export function readPhone(raw: string, country: string): PhoneNumber | null {
  const compact = raw
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .replace(separators, '');
  if (compact.length > 24 || !/^\+?\d{7,17}$/.test(compact)) return null;
  const digits = compact.replace(/^\+/, '');
  const isInternational = compact.startsWith('+') || digits.startsWith('00');
  const international = digits.replace(/^00/, '');
  if (isInternational) {
    return international.startsWith('84')
      ? readVietnamese(international.slice(2))
      : readForeign(international);
  }
  if (country !== 'vn') return readNational(digits, country);
  if (/^1[89]00/.test(digits)) return readVietnamese(digits);
  if (digits.startsWith('0')) return readVietnamese(digits.slice(1));
  return digits.startsWith('84') ? readVietnamese(digits.slice(2)) : null;
}

/** Everything people put between digits, invisible characters and emoji keycaps included. */
const separators = /[\s.\-‐‑‒–—―−()[\]/·•_\p{Cf}\p{Mn}\u20e3]/gu;

const mobileShape = /^[35789]\d{8}$/;
const landlineShape = /^2\d{9}$/;
const hotlineShape = /^1[89]00\d{4}(?:\d{2})?$/;

// Renumbering of 15 September 2018: old first three digits behind the 0 → new first two.
const renumbered: Readonly<Record<string, string>> = {
  120: '70',
  121: '79',
  122: '77',
  126: '76',
  128: '78',
  123: '83',
  124: '84',
  125: '85',
  127: '81',
  129: '82',
  162: '32',
  163: '33',
  164: '34',
  165: '35',
  166: '36',
  167: '37',
  168: '38',
  169: '39',
  186: '56',
  188: '58',
  199: '59',
};

function readVietnamese(national: string): PhoneNumber | null {
  const bare = national.replace(/^0/, '');
  if (hotlineShape.test(bare)) return brandPhone(`+84${bare}`);
  const renewed = bare.length === 10 ? renumbered[bare.slice(0, 3)] : undefined;
  const current = renewed === undefined ? bare : `${renewed}${bare.slice(3)}`;
  const fits = mobileShape.test(current) || landlineShape.test(current);
  return fits ? brandPhone(`+84${current}`) : null;
}

// Calling code, what stands before a national number at home, and how many digits follow it.
const plans: Readonly<
  Record<string, { code: string; trunk: string; digits: readonly [number, number] }>
> = {
  th: { code: '66', trunk: '0', digits: [8, 9] },
  id: { code: '62', trunk: '0', digits: [8, 12] },
  my: { code: '60', trunk: '0', digits: [8, 10] },
  ph: { code: '63', trunk: '0', digits: [8, 10] },
  sg: { code: '65', trunk: '', digits: [8, 8] },
  tw: { code: '886', trunk: '0', digits: [8, 9] },
  us: { code: '1', trunk: '', digits: [10, 10] },
};

function readNational(digits: string, country: string): PhoneNumber | null {
  const plan = plans[country];
  if (!plan || !digits.startsWith(plan.trunk)) return null;
  const rest = digits.slice(plan.trunk.length);
  const fits = rest.length >= plan.digits[0] && rest.length <= plan.digits[1];
  return fits && !rest.startsWith('0') ? brandPhone(`+${plan.code}${rest}`) : null;
}

function readForeign(digits: string): PhoneNumber | null {
  return /^[1-9]\d{6,14}$/.test(digits) ? brandPhone(`+${digits}`) : null;
}

function brandPhone(phone: string): PhoneNumber {
  return phone as PhoneNumber;
}
