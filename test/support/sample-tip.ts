import type { Tip } from '#lib/domain/tip.ts';

/** One card as a feed has it; tests change what they are about. */
export function sampleTip(changes: Partial<Tip> = {}): Tip {
  return {
    id: 'the-mau',
    title: { vi: 'Lời hứa chữa khỏi bệnh', en: 'A promise to cure' },
    for: ['claim:cure'],
    rights: [{ vi: 'Bạn có quyền được thông tin đúng.', en: 'You may know the truth.' }],
    steps: [{ vi: 'Bạn hỏi bác sĩ trước khi mua.', en: 'Ask a doctor before you buy.' }],
    contacts: ['consumer-hotline'],
    laws: [
      {
        name: { vi: 'Luật Mẫu', en: 'Sample Law' },
        number: '1/2026/QH16',
        article: { vi: 'Điều 4', en: 'Article 4' },
        verified: true,
      },
    ],
    reviewedOn: '2026-11-23',
    ...changes,
  };
}
