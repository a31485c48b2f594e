import { describe, expect, it } from 'vitest';
import { usualChoices } from '#lib/domain/choices.ts';
import { buildChoicesStore } from '#lib/store/choices.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';

describe('how findings are shown', () => {
  it('is as usual at first, and one choice leaves the other', async () => {
    const store = buildChoicesStore(fakeStorageArea());
    expect(await store.read()).toEqual(usualChoices);
    await Promise.all([store.apply({ strictness: 'calm' }), store.apply({ palette: 'clear' })]);
    expect(await store.read()).toEqual({ strictness: 'calm', palette: 'clear' });
  });

  it('falls back by itself where one of them is broken', async () => {
    const area = fakeStorageArea({ choices: { strictness: 'off', palette: 'clear' } });
    expect(await buildChoicesStore(area).read()).toEqual({ ...usualChoices, palette: 'clear' });
  });
});
