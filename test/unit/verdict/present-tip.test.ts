import { describe, expect, it } from 'vitest';
import { tipContacts } from '#lib/domain/tip.ts';
import { readChannels } from '#lib/report/channels.ts';
import { readBundledContacts } from '#lib/verdict/contacts.ts';
import { presentTip } from '#lib/verdict/present-tip.ts';
import { sampleTip } from '../../support/sample-tip.ts';

const contacts = readBundledContacts();

describe('a card in finished sentences', () => {
  it('says the law with its number and article, whom to call, and when it was last read', () => {
    expect(presentTip(sampleTip(), contacts, 'vi')).toEqual({
      id: 'the-mau',
      title: 'Lời hứa chữa khỏi bệnh',
      rights: ['Bạn có quyền được thông tin đúng.'],
      steps: ['Bạn hỏi bác sĩ trước khi mua.'],
      contacts: [
        {
          name: 'Tổng đài bảo vệ người tiêu dùng 1800.6838, miễn phí',
          href: 'tel:18006838',
          verified: true,
        },
      ],
      laws: [{ text: 'Luật Mẫu, số 1/2026/QH16, Điều 4', verified: true }],
      reviewed: '23/11/2026',
      from: null,
    });
    const english = presentTip(sampleTip(), contacts, 'en');
    expect(english.title).toBe('A promise to cure');
    expect(english.laws[0]?.text).toBe('Sample Law, No. 1/2026/QH16, Article 4');
  });

  it('leaves the article out where none is known, and does not claim that it was compared', () => {
    const [law] = sampleTip().laws;
    const { article: _article, ...bare } = law!;
    const tip = sampleTip({ laws: [{ ...bare, verified: false }] });
    expect(presentTip(tip, contacts, 'vi').laws).toEqual([
      { text: 'Luật Mẫu, số 1/2026/QH16', verified: false },
    ]);
  });

  it('names the added feed that gives it', () => {
    const tip = sampleTip({ from: { vi: 'Hội A', en: 'Association A' } });
    expect(presentTip(tip, contacts, 'vi').from).toBe('Hội A');
    expect(presentTip(tip, contacts, 'en').from).toBe('Association A');
  });

  it('fills nothing into the words of a feed, and turns no direction round', () => {
    const name = { vi: 'Luật {article} \u202eMẫu', en: 'Law' };
    const law = { ...sampleTip().laws[0]!, name };
    const [shown] = presentTip(sampleTip({ laws: [law] }), contacts, 'vi').laws;
    expect(shown?.text).toBe('Luật {article} Mẫu, số 1/2026/QH16, Điều 4');
  });
});

describe('the contacts that ship', () => {
  it('are all that a card can name, each with an address that can be pressed, or none', () => {
    expect([...contacts.keys()].toSorted()).toEqual([...tipContacts].toSorted());
    for (const { href, source, verified } of contacts.values()) {
      if (href !== null && verified) expect(source).not.toBeNull();
      if (href !== null) expect(href).toMatch(/^(?:tel:\d+|https:\/\/\S+|mailto:\S+@\S+)$/);
    }
  });

  it('have the hotline that reports are told of, too', () => {
    const { hotline } = readChannels();
    expect(contacts.get('consumer-hotline')?.href).toBe(hotline?.href);
    expect(contacts.get('consumer-hotline')?.name.vi).toContain(hotline?.number);
  });
});
