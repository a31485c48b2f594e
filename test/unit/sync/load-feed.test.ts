import { describe, expect, it } from 'vitest';
import { loadSeedFeed, seedPath } from '#lib/sync/load-feed.ts';
import { day, publishedAtMs, sampleFeed } from '../../support/sample-feed.ts';

const now = publishedAtMs + day;

describe('loadSeedFeed', () => {
  it('gives the feed that ships inside', async () => {
    const asked: string[] = [];
    const loaded = await loadSeedFeed(async (path) => {
      asked.push(path);
      return sampleFeed();
    }, now);
    expect(loaded).toEqual({ ok: true, value: sampleFeed() });
    expect(asked).toEqual([seedPath]);
  });

  it('has a reason, not an empty feed, when the file is missing', async () => {
    const loaded = await loadSeedFeed(async () => {
      throw new Error('404');
    }, now);
    expect(loaded).toMatchObject({ ok: false, error: 'feed-missing' });
  });

  it.each([
    [null],
    [{}],
    [[]],
    ['feed'],
    [{ ...sampleFeed(), formatVersion: 2 }],
    [{ ...sampleFeed(), lists: 'all' }],
  ])('has a reason when what lies there is no feed (%j)', async (raw) => {
    expect(await loadSeedFeed(async () => raw, now)).toMatchObject({
      ok: false,
      error: 'feed-missing',
    });
  });

  it('does not use a feed past its end, to the millisecond', async () => {
    const { expiresAtMs } = sampleFeed();
    const read = async () => sampleFeed();
    expect(await loadSeedFeed(read, expiresAtMs - 1)).toMatchObject({ ok: true });
    expect(await loadSeedFeed(read, expiresAtMs)).toEqual({ ok: false, error: 'feed-expired' });
  });
});
