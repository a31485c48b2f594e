import { describe, expect, it } from 'vitest';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { Library } from '#lib/sync/feed-library.ts';
import { buildFeedShelf } from '#lib/sync/feed-shelf.ts';
import { day, packedSample, publishedAtMs } from '../../support/sample-feed.ts';

const library: Library = { content: packedSample(), endsAtMs: packedSample().expiresAtMs };

function shelfWith(read: () => Promise<Library | NotCheckedReason>) {
  const state = { nowMs: publishedAtMs + day, builds: 0, reads: 0 };
  const shelf = buildFeedShelf({
    readLibrary: () => {
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
    const { shelf, state } = shelfWith(async () => library);
    const answers = await Promise.all([shelf.read(), shelf.read(), shelf.read()]);
    expect(answers).toEqual([{ version: 7 }, { version: 7 }, { version: 7 }]);
    await shelf.read();
    expect(state).toMatchObject({ builds: 1, reads: 1 });
  });

  it('tries again after a failure instead of keeping it', async () => {
    let broken = true;
    const { shelf } = shelfWith(async () => (broken ? 'feed-missing' : library));
    expect(await shelf.read()).toBe('feed-missing');
    broken = false;
    expect(await shelf.read()).toEqual({ version: 7 });
  });

  it('reads again when a feed’s end passes while the worker lives', async () => {
    const { shelf, state } = shelfWith(async () =>
      state.nowMs < library.endsAtMs ? library : 'feed-expired',
    );
    expect(await shelf.read()).toEqual({ version: 7 });
    state.nowMs = library.endsAtMs;
    expect(await shelf.read()).toBe('feed-expired');
  });

  it('builds anew after a feed has changed', async () => {
    const { shelf, state } = shelfWith(async () => library);
    await shelf.read();
    shelf.forget();
    await shelf.read();
    expect(state.builds).toBe(2);
  });

  it('keeps nothing that was read before a change and came after it', async () => {
    let give: (read: Library) => void = () => {};
    const slow = new Promise<Library>((done) => (give = done));
    let version = 7;
    const { shelf } = shelfWith(async () => {
      const content = packedSample({ version });
      if (version === 7) await slow;
      return { ...library, content };
    });
    const early = shelf.read();
    version = 8;
    shelf.forget();
    // Asked after the change, while the state before is still being built.
    expect(await shelf.read()).toEqual({ version: 8 });
    give(library);
    expect(await early).toEqual({ version: 7 });
    expect(await shelf.read()).toEqual({ version: 8 });
  });
});
