import { describe, expect, it } from 'vitest';
import { assessPage } from '#lib/page/assess-page.ts';
import { buildAgreedLookUps } from '#lib/page/agreed-look-ups.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { buildSettingsDesk } from '#lib/page/settings-desk.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { packedSample } from '../../support/sample-feed.ts';
import { sampleReading } from '../../support/sample-readings.ts';

const ownPage = { from: 'own-page' } as const;

function setUp() {
  const settings = buildSettingsStore(fakeStorageArea());
  const read = buildAgreedLookUps(async () => buildLookUps(packedSample()), settings);
  const severity = async (): Promise<string> => {
    const assessment = await assessPage(sampleReading(), await read(), '2026-11-23');
    return assessment.checked ? assessment.severity : assessment.reason;
  };
  return { settings, severity };
}

describe('how many curators must agree', () => {
  it('is asked at each page, so that a choice needs no new start', async () => {
    const { settings, severity } = setUp();
    expect(await severity()).toBe('danger');
    await settings.applyAgreement(2);
    expect(await severity()).toBe('caution');
    await settings.applyAgreement(1);
    expect(await severity()).toBe('danger');
  });

  it('changes nothing where there is no feed to look anything up in', async () => {
    const { settings } = setUp();
    await settings.applyAgreement(2);
    const read = buildAgreedLookUps(async () => 'feed-expired', settings);
    expect(await read()).toBe('feed-expired');
  });
});

describe('the desk of settings', () => {
  it('has open pages judged anew when the choice is another one, and not otherwise', async () => {
    const settings = buildSettingsStore(fakeStorageArea());
    const heard: number[] = [];
    const desk = buildSettingsDesk({
      settings,
      onChanged: async () => void heard.push((await settings.read()).agreement),
    });
    expect(await desk.setAgreement({ agreement: 2 }, ownPage)).toEqual({
      locale: 'vi',
      agreement: 2,
    });
    await desk.setAgreement({ agreement: 2 }, ownPage);
    await desk.setAgreement({ agreement: 1 }, ownPage);
    expect(heard).toEqual([2, 1]);
  });
});
