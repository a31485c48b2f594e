import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Tip, tipTargets } from '#lib/domain/tip.ts';
import { tipSchema } from '#lib/feed/tip-schema.ts';
import { searchTips, type TipQuestion } from '#lib/match/tips/search-tips.ts';
import { foldPlain } from '#lib/text/fold-vietnamese.ts';
import { readSeedInputs } from '../../../../tools/feed/rule-files.ts';
import { projectRoot } from '../../../../tools/setup/project-root.ts';
import { sampleTip } from '../../../support/sample-tip.ts';

const shipped = (readSeedInputs(projectRoot).tips ?? []).map(({ json }) => tipSchema.parse(json));

function ask(tips: readonly Tip[], query: string, changes: Partial<TipQuestion> = {}): string[] {
  return searchTips(tips, { query, for: null, locale: 'vi', ...changes }).map(({ id }) => id);
}

const title = (id: string, vi: string, en = 'Card') => sampleTip({ id, title: { vi, en } });

describe('searching the cards', () => {
  const coc = title('coc', 'Khi được yêu cầu đặt cọc', 'When a deposit is asked');
  const tra = title('tra', 'Đổi, trả hàng mua trên mạng', 'Returning goods');
  const ban = title('ban', 'Bạn cần biết ai bán', 'Knowing who sells');
  const tips = [ban, coc, tra];

  it.each([
    ['đặt cọc'],
    ['dat coc'],
    ['ĐẶT CỌC'],
    ['dat cọc'],
    ['đặt cọc'.normalize('NFD')],
    ['  dat   coc  '],
    ['đặt\u200b cọc'],
    ['coc, dat'],
    ['dat co'],
  ])('finds “đặt cọc” for “%s”', (query) => {
    expect(ask(tips, query)).toEqual(['coc']);
  });

  it('finds đ typed as d, and words typed in the other language', () => {
    expect(ask(tips, 'doi tra')).toEqual(['tra']);
    expect(ask(tips, 'deposit')).toEqual(['coc']);
    expect(ask(tips, 'dat coc', { locale: 'en' })).toEqual(['coc']);
  });

  it('puts marks that agree before those that do not, and leaves out neither', () => {
    const pair = [title('ban-friend', 'Bạn'), title('ban-sell', 'Bán')];
    expect(ask(pair, 'bán')).toEqual(['ban-sell', 'ban-friend']);
    expect(ask(pair, 'bạn')).toEqual(['ban-friend', 'ban-sell']);
  });

  it('puts a title before a step, and words in their order before the same words apart', () => {
    const step = sampleTip({ id: 'step', steps: [{ vi: 'Bạn đòi bảo hành.', en: 'Ask.' }] });
    expect(ask([step, title('title', 'Bảo hành')], 'bao hanh')).toEqual(['title', 'step']);
    const apart = title('apart', 'Hành khách được bảo đảm');
    expect(ask([apart, title('pair', 'Phiếu bảo hành')], 'bao hanh')).toEqual(['pair', 'apart']);
  });

  it('keeps to cards that hold every word; where none does, to those that hold the most', () => {
    const both = title('both', 'Trả hàng và đặt cọc');
    expect(ask([...tips, both], 'trả đặt cọc')).toEqual(['both']);
    expect(ask(tips, 'đặt cọc zzz')).toEqual(['coc']);
  });

  it('finds a law by its number', () => {
    const eu = sampleTip({
      id: 'eu',
      laws: [{ ...sampleTip().laws[0]!, number: '(EU) 2024/825' }],
    });
    expect(ask([coc, eu], '2024/825')).toEqual(['eu']);
  });

  it('begins the library with what everybody meets, and ends it with the cards of added feeds', () => {
    const named = sampleTip({ id: 'named', for: ['label:named'] });
    const basic = sampleTip({ id: 'basic', for: ['situation:basic-rights', 'label:verified'] });
    const added = { ...basic, id: 'ab/basic', from: { vi: 'Hội A', en: 'A' } };
    const cure = sampleTip({ id: 'cure', for: ['claim:cure'] });
    expect(ask([added, named, cure, basic], '')).toEqual(['basic', 'cure', 'named', 'ab/basic']);
  });

  it('gives all cards where nothing is typed, and none where nothing answers', () => {
    expect(ask(tips, '')).toEqual(['ban', 'coc', 'tra']);
    expect(ask(tips, '   ')).toEqual(['ban', 'coc', 'tra']);
    expect(ask(tips, 'xyzzy')).toEqual([]);
    expect(ask(tips, '!?…')).toEqual([]);
    expect(ask([], 'dat coc')).toEqual([]);
  });

  it('keeps to what it is asked for', () => {
    const cure = sampleTip({ id: 'cure', for: ['claim:cure'] });
    const back = sampleTip({ id: 'back', for: ['situation:return', 'claim:cure'] });
    const other = sampleTip({ id: 'other', for: ['reason:other'] });
    expect(ask([cure, back, other], '', { for: 'claim:cure' })).toEqual(['back', 'cure']);
    expect(ask([cure, other], 'bac si', { for: 'reason:other' })).toEqual(['other']);
  });

  it('never throws and never invents a card, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
        const found = ask(tips, query);
        expect(new Set(found).size).toBe(found.length);
        for (const id of found) expect(['ban', 'coc', 'tra']).toContain(id);
      }),
    );
  });
});

describe('the cards that ship', () => {
  it('are each found by their own title without its marks, first or among the first two', () => {
    for (const tip of shipped) {
      expect(ask(shipped, foldPlain(tip.title.vi)).slice(0, 2), tip.id).toContain(tip.id);
    }
  });

  it.each([
    ['dat coc', 'dat-coc'],
    ['hoan tien', 'khong-nhan-duoc-hang'],
    ['bao hanh', 'bao-hanh'],
    ['giam can', 'giam-can-nhanh'],
    ['otp', 'trang-xin-mat-khau'],
    ['hang nhai', 'hang-nhai'],
    ['livestream', 'mua-qua-livestream'],
    ['toa an', 'toa-an-thu-tuc-rut-gon'],
    ['1800.6838', 'khieu-nai-voi-co-quan'],
  ])('answer “%s” with %s among the first four', (query, id) => {
    expect(ask(shipped, query).slice(0, 4)).toContain(id);
  });

  it('answer every target with the one card that is for it', () => {
    for (const target of tipTargets) {
      expect(ask(shipped, '', { for: target }), target).toHaveLength(1);
    }
  });
});
