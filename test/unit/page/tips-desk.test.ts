import { describe, expect, it } from 'vitest';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { buildTipsDesk } from '#lib/page/tips-desk.ts';
import { assessPage } from '#lib/page/assess-page.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { packedSample } from '../../support/sample-feed.ts';
import { sampleReading } from '../../support/sample-readings.ts';
import { sampleTip } from '../../support/sample-tip.ts';

const asker = { from: 'own-page' } as const;

function setUp(content = packedSample({ tips: [sampleTip()] })) {
  const settings = buildSettingsStore(fakeStorageArea());
  const opened: string[] = [];
  const state = { feed: true };
  const desk = buildTipsDesk({
    readLookUps: async () => (state.feed ? buildLookUps(content) : 'feed-expired'),
    settings,
    openPage: async (tipId) => void opened.push(tipId),
  });
  return { desk, settings, opened, state };
}

describe('the worker’s side of the cards', () => {
  it('shows them in the shopper’s language', async () => {
    const { desk, settings } = setUp();
    const first = await desk.viewTips({}, asker);
    expect(first).toMatchObject({ locale: 'vi', missing: null, total: 1 });
    expect(first.tips[0]?.title).toBe('Lời hứa chữa khỏi bệnh');
    await settings.applyLocale('en');
    expect((await desk.viewTips({ query: 'cure' }, asker)).tips[0]?.title).toBe(
      'A promise to cure',
    );
  });

  it('tells none that fits from none that can be read', async () => {
    const { desk, state } = setUp();
    expect(await desk.viewTips({ query: 'xyzzy' }, asker)).toMatchObject({
      missing: null,
      total: 1,
      tips: [],
    });
    state.feed = false;
    expect(await desk.viewTips({}, asker)).toMatchObject({ missing: 'feed-expired', tips: [] });
  });

  it('shows a feed from before there were cards as one without any', async () => {
    const { desk } = setUp(packedSample());
    expect(await desk.viewTips({}, asker)).toMatchObject({ missing: null, total: 0, tips: [] });
  });

  it('opens the library at a card', async () => {
    const { desk, opened } = setUp();
    expect(await desk.openTip({ tipId: 'the-mau' }, asker)).toEqual({ opened: true });
    expect(opened).toEqual(['the-mau']);
  });
});

describe('a finding', () => {
  const listed = sampleTip({ id: 'suc-khoe', for: ['reason:unlawful-health-ad'] });
  const judge = (tips: readonly ReturnType<typeof sampleTip>[]) =>
    assessPage(sampleReading(), buildLookUps(packedSample({ tips })), '2026-11-23');

  it('is judged with the card that is for it', async () => {
    const assessment = await judge([listed]);
    if (!assessment.checked) throw new Error('the sample can be checked');
    const found = assessment.verdicts.flatMap(({ findings }) => findings);
    expect(found.map(({ tip }) => tip)).toEqual(['suc-khoe']);
  });

  it('has none, and all else the same, where no card is for it', async () => {
    const [without, other] = [await judge([]), await judge([sampleTip()])];
    expect(JSON.stringify(other)).toBe(JSON.stringify(without));
    expect(JSON.stringify(without)).not.toContain('"tip"');
  });
});
