import type { Entry } from '#lib/domain/entry.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import type { HostName, Identifier, ProductName } from '#lib/domain/identifier.ts';
import type { ClaimTopic } from '#lib/domain/claim.ts';
import type { LabelState } from '#lib/domain/label.ts';
import type { LabelRule, RegisterRow } from '#lib/domain/label-rule.ts';
import type { Subject } from '#lib/domain/subject.ts';

export const today = '2026-11-23';

export const pageSubject: Subject = { kind: 'page', ref: 'page', name: 'hang-thu.example' };
export const listingSubject: Subject = { kind: 'listing', ref: 'listing', name: 'Trà An Lành' };
export const shopSubject: Subject = { kind: 'shop', ref: 'shop', name: 'Tiệm Trà' };
export const cardSubject = (id: string): Subject => ({
  kind: 'card',
  ref: `card:${id}`,
  name: `Trà ${id}`,
});

export const hostIdentifier: Identifier = { kind: 'host', value: 'hang-thu.example' as HostName };
export const nameIdentifier = (value = 'tra an lanh'): Identifier => ({
  kind: 'product-name',
  value: value as ProductName,
});

export function entryOf(changes: Partial<Entry> = {}): Entry {
  return {
    id: 'muc-1',
    listId: 'canh-bao',
    identifier: hostIdentifier,
    reason: 'non-delivery',
    state: 'listed',
    authority: null,
    about: 'Trang Hàng Thử',
    source: { title: 'Báo Thử', url: 'https://bao-thu.example/1' },
    listedOn: '2026-07-12',
    lastCheckedOn: '2026-11-03',
    recheckBy: '2028-07-12',
    answer: null,
    demo: false,
    ...changes,
  };
}

export function matchOf(
  changes: Partial<Entry> = {},
  subject: Subject = pageSubject,
): FindingBasis {
  const entry = entryOf(changes);
  return {
    kind: 'match',
    subject,
    field: 'url',
    match: {
      identifier: entry.identifier,
      entry,
      curator: {
        id: 'hoi-thu',
        name: { vi: 'Hội thử', en: 'Test society' },
        url: 'https://hoi-thu.example/',
        objectionUrl: 'mailto:phan-hoi@hoi-thu.example',
      },
    },
  };
}

export function lookAlikeOf(subject: Subject = pageSubject): FindingBasis {
  return {
    kind: 'check',
    code: 'look-alike-host',
    subject,
    field: 'url',
    lookAlike: {
      host: 'santhu-uudai.example',
      officialHost: 'santhu.example',
      officialName: 'Sàn Thử',
    },
  };
}

export function offPlatformOf(
  code: 'off-platform-payment' | 'off-platform-contact',
  quote = 'STK 0123456789',
): FindingBasis {
  const place = { quote, start: 4, end: 4 + quote.length };
  return { kind: 'check', code, subject: listingSubject, field: 'description', place };
}

export function shopMismatchOf(): FindingBasis {
  const mismatch = { addressShopId: '410001', pageShopId: '410002' };
  return { kind: 'check', code: 'shop-mismatch', subject: listingSubject, field: 'url', mismatch };
}

export type ClaimSample = {
  readonly id?: string;
  readonly topic?: ClaimTopic;
  readonly severity?: 'info' | 'caution';
  readonly quote?: string;
  readonly start?: number;
  readonly field?: string;
  readonly subject?: Subject;
};

export function claimOf(sample: ClaimSample = {}): FindingBasis {
  const { id = 'cure-01', topic = 'cure', severity = 'caution', start = 5 } = sample;
  const { quote = 'khỏi hẳn sau 3 ngày', field = 'description', subject = listingSubject } = sample;
  return {
    kind: 'claim',
    subject,
    field,
    claim: { ruleId: id, topic, severity, start, end: start + quote.length, quote },
    rule: {
      id,
      topic,
      severity,
      phrases: ['khỏi hẳn'],
      exactMarks: false,
      unless: [],
      ground: { title: { vi: 'Nghị định thử, Điều 1', en: 'Test decree, Article 1' }, url: null },
      why: { vi: 'Lời hứa này cần căn cứ.', en: 'This promise needs proof.' },
      examples: { positive: ['khỏi hẳn'], negative: ['không'] },
    },
  };
}

export function labelOf(
  state: LabelState = 'named',
  place: { readonly start?: number; readonly field?: string; readonly number?: string } = {},
): FindingBasis {
  const { start = 3, field = 'title' } = place;
  const number = place.number ?? (state === 'named' ? null : 'FSC-C123456');
  return {
    kind: 'label',
    subject: listingSubject,
    field,
    label: { labelId: 'fsc', state, number, start, end: start + 3, quote: 'FSC' },
    rule: {
      id: 'fsc',
      officialName: { vi: 'FSC', en: 'FSC' },
      kind: 'forest',
      names: ['FSC'],
      issuer: 'FSC International',
      certifies: { vi: 'Nguồn gốc gỗ.', en: 'Origin of wood.' },
      doesNotCertify: { vi: 'Không nói về hóa chất.', en: 'Says nothing of chemicals.' },
      numbers: [[{ text: 'FSC-C' }, { digits: [6, 6] }]],
      verifyUrl: 'https://search.fsc.org',
      factsVerified: false,
      examples: { positive: ['FSC'], negative: ['không'] },
    },
  };
}

/** A label whose number a register knows. Valid to the end of 2026 unless said otherwise. */
export function registeredOf(
  outcome: 'holder' | 'other-holder' | 'absent',
  changes: Partial<RegisterRow> = {},
  rule: Partial<LabelRule> = {},
): FindingBasis {
  const basis = labelOf('number-shown');
  if (basis.kind !== 'label') throw new Error('no label');
  const row = {
    number: 'FSC-C123456',
    holder: 'Xưởng Gỗ Thử',
    scope: 'Bàn ghế',
    validUntil: '2026-12-31',
    ...changes,
  };
  const register = {
    source: { title: 'Sổ thử', url: 'https://so-thu.example/' },
    asOf: '2026-11-01',
    demo: false,
    rows: [row],
  };
  const answer = outcome === 'absent' ? { outcome } : { outcome, row };
  return {
    ...basis,
    label: { ...basis.label, register: answer },
    rule: { ...basis.rule, register, ...rule },
  };
}
