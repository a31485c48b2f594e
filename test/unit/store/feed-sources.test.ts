import { describe, expect, it } from 'vitest';
import type { FeedSource } from '#lib/domain/feed-source.ts';
import { buildFeedSources, maxFeedSources, TooManyFeedsError } from '#lib/store/feed-sources.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';

function source(id: string, changes: Partial<FeedSource> = {}): FeedSource {
  return {
    id,
    mirrors: [`https://${id}.example/`],
    rootFingerprint: 'a'.repeat(64),
    addedAtMs: 1,
    curatorsOff: [],
    ...changes,
  };
}

describe('the sources of feeds', () => {
  it('stay in the order they were added, and a choice changes one in its place', async () => {
    const sources = buildFeedSources(fakeStorageArea());
    await sources.apply(source('one'));
    await sources.apply(source('two'));
    await sources.apply(source('one', { curatorsOff: ['x'] }));
    expect(await sources.readAll()).toEqual([source('one', { curatorsOff: ['x'] }), source('two')]);
  });

  it('move up and down among those that were added; the main feed is no neighbour', async () => {
    const sources = buildFeedSources(fakeStorageArea());
    for (const id of ['one', 'main', 'two', 'three']) await sources.apply(source(id));
    const order = async () =>
      (await sources.readAll()).map(({ id }) => id).filter((id) => id !== 'main');
    await sources.move('two', -1);
    expect(await order()).toEqual(['two', 'one', 'three']);
    await sources.move('one', 1);
    expect(await order()).toEqual(['two', 'three', 'one']);
    for (const [id, by] of [
      ['two', -1],
      ['one', 1],
      ['main', 1],
      ['nobody', 1],
    ] as const) {
      await sources.move(id, by);
    }
    expect(await order()).toEqual(['two', 'three', 'one']);
    expect(await sources.readAll()).toHaveLength(4);
  });

  it('keep the release that was said no to', async () => {
    const sources = buildFeedSources(fakeStorageArea());
    await sources.apply(source('one', { declinedRelease: 'ab'.repeat(32) }));
    expect(await sources.readAll()).toEqual([source('one', { declinedRelease: 'ab'.repeat(32) })]);
  });

  it('do not lose one another when two are changed at once', async () => {
    const sources = buildFeedSources(fakeStorageArea());
    await Promise.all([sources.apply(source('one')), sources.apply(source('two'))]);
    expect(await sources.readAll()).toHaveLength(2);
  });

  it('are gone when they are removed', async () => {
    const sources = buildFeedSources(fakeStorageArea());
    await sources.apply(source('one'));
    await sources.remove('one');
    await sources.remove('never there');
    expect(await sources.readAll()).toEqual([]);
  });

  it('are bounded, and the one too many changes nothing', async () => {
    const sources = buildFeedSources(fakeStorageArea());
    for (let n = 0; n < maxFeedSources; n += 1) await sources.apply(source(`feed-${n}`));
    await expect(sources.apply(source('one-more'))).rejects.toThrow(TooManyFeedsError);
    expect(await sources.readAll()).toHaveLength(maxFeedSources);
  });

  it.each([[['rubbish']], [[source('x', { mirrors: ['javascript:alert(1)'] })]], ['x']])(
    'are none when what is stored is broken: %j',
    async (stored) => {
      const sources = buildFeedSources(fakeStorageArea({ 'feed-sources': stored }));
      expect(await sources.readAll()).toEqual([]);
    },
  );
});
