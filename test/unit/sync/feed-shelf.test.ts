import { describe, expect, it } from 'vitest';
import { buildFeedShelf } from '#lib/sync/feed-shelf.ts';
import { day, publishedAtMs, sampleFeed } from '../../support/sample-feed.ts';

function shelfWith(read: () => Promise<unknown>) {
  const state = { nowMs: publishedAtMs + day, builds: 0, reads: 0 };
  const shelf = buildFeedShelf({
    readJson: () => {
      state.reads += 1;
      return read();
    },
    clock: () => state.nowMs,
    build: (content) => {
      state.builds += 1;
      return { version: content.version };
    },
  });
  return { shelf, state };
}

describe('the feed shelf', () => {
  it('builds once, however many pages ask at the same time', async () => {
    const { shelf, state } = shelfWith(async () => sampleFeed());
    const answers = await Promise.all([shelf(), shelf(), shelf()]);
    expect(answers).toEqual([{ version: 7 }, { version: 7 }, { version: 7 }]);
    await shelf();
    expect(state).toMatchObject({ builds: 1, reads: 1 });
  });

  it('tries again after a failure instead of keeping it', async () => {
    let broken = true;
    const { shelf } = shelfWith(async () => (broken ? null : sampleFeed()));
    expect(await shelf()).toBe('feed-missing');
    broken = false;
    expect(await shelf()).toEqual({ version: 7 });
  });

  it('takes a feed down when its end passes while the worker lives', async () => {
    const { shelf, state } = shelfWith(async () => sampleFeed());
    expect(await shelf()).toEqual({ version: 7 });
    state.nowMs = sampleFeed().expiresAtMs;
    expect(await shelf()).toBe('feed-expired');
  });
});
