import type { SeedInputs } from '../../../tools/feed/rule-files.ts';
import { writtenClaim, writtenLabel } from '../feed/written-feed.ts';

export function writtenNotice() {
  return {
    id: '2026-07-tra-thu',
    about: 'Trà Thử Nghiệm',
    authority: 'co-quan',
    reason: 'unlawful-health-ad',
    state: 'listed',
    listedOn: '2026-07',
    source: { title: 'Báo Thử, 07/2026', url: 'https://bao-thu.example/bai/1' },
    identifiers: [{ kind: 'host', value: 'https://www.trathu.example/', why: 'mang tên sản phẩm' }],
  };
}

export function writtenList(notices: readonly object[] = [writtenNotice()]) {
  return {
    id: 'canh-bao',
    curatorId: 'nha-xuat-ban',
    title: { vi: 'Cảnh báo', en: 'Warnings' },
    demo: false,
    authorities: { 'co-quan': { vi: 'Cơ quan thử', en: 'Test authority' } },
    notices,
  };
}

export function writtenFeedFile() {
  return {
    formatVersion: 1,
    version: 5,
    name: { vi: 'Dữ liệu thử', en: 'Test data' },
    publishedAt: '2026-11-23T00:00:00Z',
    expiresAt: '2027-11-23T00:00:00Z',
    licence: 'CC BY 4.0',
    languages: ['vi', 'en'],
    mirrors: [],
    development: {
      note: 'Địa chỉ thử',
      site: 'https://thu.example/',
      objectionUrl: 'mailto:phan-hoi@thu.example',
    },
    publisher: { id: 'nha-xuat-ban', name: { vi: 'Nhà xuất bản', en: 'Publisher' } },
    curators: [{ id: 'a-hoi', name: { vi: 'Hội', en: 'Society' } }],
    recheckMonths: { default: 24, 'banned-substance': 60 },
    sharedHosts: ['mang-xa-hoi.example'],
  };
}

/** The least that compiles; `changes` replace whole folders. */
export function writtenRules(changes: Partial<SeedInputs> = {}): SeedInputs {
  return {
    feed: { path: 'rules/feed.json', json: writtenFeedFile() },
    lists: [{ path: 'rules/lists/a.json', json: writtenList() }],
    claims: [{ path: 'rules/claims/cure.json', json: [writtenClaim()] }],
    labels: [{ path: 'rules/labels/nhan.json', json: writtenLabel() }],
    words: [],
    officials: [
      {
        path: 'rules/officials/all.json',
        json: [
          {
            id: 'ngan-hang',
            kind: 'bank',
            name: 'Ngân Hàng Thử',
            hosts: ['nganhangthu.example'],
            words: ['nganhangthu'],
          },
          {
            id: 'san',
            kind: 'platform',
            name: 'Sàn Thử',
            hosts: ['san.example'],
            words: ['santhu'],
          },
        ],
      },
    ],
    ...changes,
  };
}

/** The same rules with one list whose only notice has these identifiers and changes. */
export function rulesWith(identifiers: readonly object[], changes: object = {}): SeedInputs {
  const notice = { ...writtenNotice(), identifiers, ...changes };
  return writtenRules({ lists: [{ path: 'rules/lists/a.json', json: writtenList([notice]) }] });
}
