import { describe, expect, it } from 'vitest';
import { buildQuickReport } from '#lib/report/quick-report.ts';
import { NothingToReportError } from '#lib/report/report-desk.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { buildTabStates } from '#lib/store/tab-states.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { sampleReading } from '../../support/sample-readings.ts';

const card = {
  id: '5.6',
  title: 'Trà khác',
  shopId: null,
  url: 'https://shopee.vn/Tra-khac-i.5.6?sp_atk=1',
};
const reportId = 'ab'.repeat(16);

type World = { reading?: PageReading | null; canDraw?: boolean; isGone?: boolean };

async function setUp({ reading = sampleReading(), canDraw = true, isGone = false }: World = {}) {
  const tabStates = buildTabStates(fakeStorageArea());
  const assessment = { checked: false, reason: 'wall' } as const;
  if (reading) await tabStates.apply(7, { reading, platformName: 'Shopee', assessment });
  const refs: string[] = [];
  const pushed: unknown[] = [];
  const opened: string[] = [];
  const quick = buildQuickReport({
    desk: {
      async reportTab({ ref }) {
        if (isGone) throw new NothingToReportError('gone');
        refs.push(ref);
        return { reportId, text: 'Đã lưu', hotline: null, email: null };
      },
    },
    tabStates,
    settings: buildSettingsStore(fakeStorageArea()),
    scripts: {
      async injectPainter() {
        if (!canDraw) throw new Error('cannot access this page');
      },
    },
    tabs: { push: async (_tabId, message) => void pushed.push(message) },
    openDetails: async (id, tabId) => void opened.push(`${id} ${tabId}`),
  });
  return { quick, refs, pushed, opened };
}

describe('a press of a key or in the menu', () => {
  it('reports what the page is about, and says so on the page', async () => {
    const { quick, refs, pushed, opened } = await setUp();
    expect(await quick({ tabId: 7, linkUrl: null })).toBe(true);
    expect(refs).toEqual(['listing']);
    expect(pushed).toMatchObject([
      { push: 'kept', kept: { reportId }, texts: { undo: 'Hoàn tác' } },
    ]);
    expect(opened).toEqual([]);
  });

  it('on a link reports the thing that the link leads to, whatever is behind its question mark', async () => {
    const { quick, refs } = await setUp({ reading: sampleReading({ cards: [card] }) });
    await quick({ tabId: 7, linkUrl: 'https://shopee.vn/Tra-khac-i.5.6?from=menu#x' });
    expect(refs).toEqual(['card:5.6']);
  });

  it('on a link to something that was not read reports the page', async () => {
    const { quick, refs } = await setUp({ reading: sampleReading({ cards: [card] }) });
    await quick({ tabId: 7, linkUrl: 'https://elsewhere.example/Tra-khac-i.5.6' });
    await quick({ tabId: 7, linkUrl: 'javascript:alert(1)' });
    expect(refs).toEqual(['listing', 'listing']);
  });

  it('on a shop’s page reports the shop, and the page where nothing else was read', async () => {
    const shop = await setUp({ reading: sampleReading({ kind: 'shop', listing: null }) });
    await shop.quick({ tabId: 7, linkUrl: null });
    expect(shop.refs).toEqual(['shop']);
    const bare = await setUp({
      reading: sampleReading({ kind: 'other', listing: null, shop: null }),
    });
    await bare.quick({ tabId: 7, linkUrl: null });
    expect(bare.refs).toEqual(['page']);
  });

  it('is answered on the reports page where nothing can be drawn', async () => {
    const { quick, pushed, opened } = await setUp({ canDraw: false });
    expect(await quick({ tabId: 7, linkUrl: null })).toBe(true);
    expect([pushed, opened]).toEqual([[], [`${reportId} 7`]]);
  });

  it('keeps nothing where nothing is known of the page, or it was left in between', async () => {
    const unknown = await setUp({ reading: null });
    expect(await unknown.quick({ tabId: 7, linkUrl: null })).toBe(false);
    const left = await setUp({ isGone: true });
    expect(await left.quick({ tabId: 7, linkUrl: null })).toBe(false);
    expect([unknown.refs, left.pushed]).toEqual([[], []]);
  });
});
