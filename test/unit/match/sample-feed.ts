import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { Curator, Entry, List } from '#lib/domain/entry.ts';
import type { Identifier } from '#lib/domain/identifier.ts';
import type { PackedList } from '#lib/feed/list-codec/parse-list.ts';
import { packList } from '../../../tools/feed/pack-list.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';

/** Made-up rules, entries and curators; each test changes what it is about. */
export const sampleCurator: Curator = {
  id: 'demo',
  name: { vi: 'Người giữ danh sách mẫu', en: 'Sample curator' },
  url: 'https://curator.example/',
  objectionUrl: 'mailto:objection@curator.example',
};

export function sampleEntry(identifier: Identifier, changes: Partial<Entry> = {}): Entry {
  return {
    id: 'e1',
    listId: 'demo-list',
    identifier,
    reason: 'unlawful-health-ad',
    state: 'listed',
    authority: null,
    about: null,
    source: { title: 'Thông báo mẫu', url: 'https://curator.example/1' },
    listedOn: '2025-07',
    lastCheckedOn: '2025-08-01',
    recheckBy: '2026-08-01',
    answer: null,
    demo: true,
    ...changes,
  };
}

export function sampleList(entries: readonly Entry[], changes: Partial<List> = {}): List {
  return {
    id: 'demo-list',
    curatorId: 'demo',
    title: { vi: 'Danh sách mẫu', en: 'Sample list' },
    entries,
    ...changes,
  };
}

/** The same list in the bytes that are searched. */
export function packedSample(entries: readonly Entry[], changes: Partial<List> = {}): PackedList {
  const list = sampleList(entries, changes);
  return packList(list, { version: 1, base: null, curator: sampleCurator });
}

export function sampleClaimRule(changes: Partial<ClaimRule> = {}): ClaimRule {
  return {
    id: 'sample-cure',
    topic: 'cure',
    severity: 'caution',
    phrases: ['chữa khỏi', 'trị dứt điểm'],
    exactMarks: false,
    unless: ['không thể'],
    ground: { title: { vi: 'Luật mẫu', en: 'Sample law' }, url: null },
    why: { vi: 'Nội dung này cần kiểm chứng.', en: 'This needs proof.' },
    examples: { positive: ['Trà này chữa khỏi ho'], negative: ['Không thể chữa khỏi ho'] },
    ...changes,
  };
}

export function sampleLabelRule(changes: Partial<LabelRule> = {}): LabelRule {
  return {
    id: 'sample-label',
    officialName: { vi: 'Nhãn Lá Lành', en: 'Good Leaf' },
    kind: 'private-ecolabel',
    names: ['Nhãn Lá Lành', 'Good Leaf'],
    issuer: 'Good Leaf Council',
    certifies: { vi: 'Giấy tái chế.', en: 'Recycled paper.' },
    doesNotCertify: { vi: 'Độ an toàn.', en: 'Safety.' },
    numbers: [[{ text: 'GL-' }, { letters: [1, 2] }, { digits: [4, 6] }]],
    verifyUrl: null,
    factsVerified: true,
    examples: { positive: ['Giấy có Nhãn Lá Lành'], negative: ['Lá lành đùm lá rách'] },
    ...changes,
  };
}
