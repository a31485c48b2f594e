import { describe, expect, it } from 'vitest';
import { buildBypasses } from '#lib/store/bypasses.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { buildTabStates } from '#lib/store/tab-states.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { sampleReading } from '../../support/sample-readings.ts';

describe('settings', () => {
  it('is Vietnamese until the shopper says otherwise', async () => {
    expect(await buildSettingsStore(fakeStorageArea()).read()).toEqual({
      locale: 'vi',
      agreement: 1,
    });
  });

  it('keeps the language that was chosen', async () => {
    const area = fakeStorageArea();
    await buildSettingsStore(area).applyLocale('en');
    expect(await buildSettingsStore(area).read()).toEqual({ locale: 'en', agreement: 1 });
  });

  it('keeps how many curators must agree, and neither choice costs the other', async () => {
    const area = fakeStorageArea();
    const store = buildSettingsStore(area);
    await Promise.all([store.applyAgreement(2), store.applyLocale('en'), store.applyAgreement(3)]);
    expect(await buildSettingsStore(area).read()).toEqual({ locale: 'en', agreement: 3 });
  });

  it('of before there was an agreement keep their language', async () => {
    const store = buildSettingsStore(fakeStorageArea({ settings: { locale: 'en' } }));
    expect(await store.read()).toEqual({ locale: 'en', agreement: 1 });
  });

  it.each([[0], [-1], [99], [1.5], ['2'], [Number.NaN], [null]])(
    'do not let an agreement of %j hide danger',
    async (agreement) => {
      const store = buildSettingsStore(fakeStorageArea({ settings: { locale: 'en', agreement } }));
      expect(await store.read()).toEqual({ locale: 'en', agreement: 1 });
    },
  );

  it.each([[{ locale: 'xx' }], ['vi'], [null], [{}]])(
    'falls back to the defaults on %j',
    async (bad) => {
      const store = buildSettingsStore(fakeStorageArea({ settings: bad }));
      expect(await store.read()).toEqual({ locale: 'vi', agreement: 1 });
    },
  );
});

const state = {
  reading: sampleReading(),
  platformName: 'Shopee',
  assessment: { checked: false, reason: 'wall' },
} as const;

describe('tab states', () => {
  it('gives back what was kept for a tab, and null for a tab of which nothing is known', async () => {
    const states = buildTabStates(fakeStorageArea());
    await states.apply(3, state);
    expect(await states.read(3)).toEqual(state);
    expect(await states.read(4)).toBeNull();
  });

  it('forgets a closed tab', async () => {
    const states = buildTabStates(fakeStorageArea());
    await states.apply(3, state);
    await states.forget(3);
    expect(await states.read(3)).toBeNull();
    expect(await states.readAll()).toEqual([]);
  });

  it('lists every tab, and passes over keys and values that are not its own', async () => {
    const area = fakeStorageArea({ 'tab:x': state, other: 1, 'tab:9': 'rubbish' });
    const states = buildTabStates(area);
    await states.apply(12, state);
    expect(await states.readAll()).toEqual([[12, state]]);
  });
});

describe('bypasses', () => {
  const bypass = { host: 'listed.example', subjects: ['host:listed.example'] };

  it('are kept for one tab, and forgotten with it', async () => {
    const bypasses = buildBypasses(fakeStorageArea());
    await bypasses.apply(3, bypass);
    expect(await bypasses.read(3)).toEqual(bypass);
    expect(await bypasses.read(30)).toBeNull();
    await bypasses.forget(3);
    expect(await bypasses.read(3)).toBeNull();
  });

  it.each([true, { host: 'listed.example' }, { ...bypass, more: 1 }, 'rubbish', null])(
    'take %j for none',
    async (rubbish) => {
      expect(await buildBypasses(fakeStorageArea({ 'bypass:3': rubbish })).read(3)).toBeNull();
    },
  );
});
