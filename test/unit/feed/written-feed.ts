/** A feed as JSON has it: every part once, in its smallest form. Each call makes a new one, free to be broken. */
export function writtenFeed() {
  return {
    formatVersion: 1,
    version: 3,
    name: { vi: 'Nguồn thử', en: 'Test feed' },
    publishedAtMs: 1_790_000_000_000,
    expiresAtMs: 1_800_000_000_000,
    curators: [
      {
        id: 'hoi-thu',
        name: { vi: 'Hội thử', en: 'Test society' },
        url: 'https://hoi-thu.example/',
        objectionUrl: 'mailto:phan-hoi@hoi-thu.example',
      },
    ],
    lists: [
      {
        id: 'danh-sach',
        curatorId: 'hoi-thu',
        title: { vi: 'Danh sách thử', en: 'Test list' },
        entries: [writtenEntry()],
      },
    ],
    claims: [writtenClaim()],
    labels: [writtenLabel()],
    officials: [
      {
        id: 'san-thu',
        kind: 'platform',
        name: 'Sàn Thử',
        hosts: ['san-thu.example'],
        words: ['santhu'],
      },
    ],
  };
}

export function writtenEntry() {
  return {
    id: 'muc-1',
    listId: 'danh-sach',
    identifier: { kind: 'host', value: 'hang-thu.example' },
    reason: 'non-delivery',
    state: 'listed',
    authority: { vi: 'Cơ quan thử', en: 'Test authority' },
    about: 'Trang Hàng Thử',
    source: { title: 'Báo Thử, 07/2026', url: 'https://bao-thu.example/bai/1' },
    listedOn: '2026-07',
    lastCheckedOn: '2026-07-12',
    recheckBy: '2028-07',
    answer: { text: 'Chúng tôi đã giao hàng.', on: '2026-08-01' },
    demo: false,
  };
}

export function writtenClaim() {
  return {
    id: 'thu-01',
    topic: 'cure',
    severity: 'caution',
    phrases: ['khỏi hẳn sau N ngày'],
    exactMarks: false,
    unless: ['không thể'],
    ground: { title: { vi: 'Nghị định thử', en: 'Test decree' }, url: 'https://luat.example/1' },
    why: { vi: 'Lời hứa này cần căn cứ.', en: 'This promise needs proof.' },
    examples: { positive: ['Khỏi hẳn sau 3 ngày'], negative: ['Không thể khỏi hẳn sau 3 ngày'] },
  };
}

export function writtenLabel() {
  return {
    id: 'nhan-thu',
    kind: 'forest',
    officialName: { vi: 'Nhãn Thử', en: 'Test label' },
    names: ['nhãn thử'],
    issuer: 'Tổ chức thử',
    certifies: { vi: 'Nguồn gốc.', en: 'Origin.' },
    doesNotCertify: { vi: 'Độ bền.', en: 'Durability.' },
    numbers: [[{ text: 'NT-' }, { letters: [1, 1] }, { digits: [6, 6] }]],
    verifyUrl: 'https://nhan.example/tra-cuu',
    factsVerified: true,
    examples: { positive: ['Có nhãn thử'], negative: ['Không nhãn'] },
  };
}
