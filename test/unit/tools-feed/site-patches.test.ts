import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SitePatch } from '#lib/domain/site-patch.ts';
import { readTargetPaths } from '#lib/feed/list-targets.ts';
import { openFeedClient } from '../../support/feed-client.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';
import { samplePatch } from '../../support/sample-patch.ts';

const dayMs = 86_400_000;
let shop: Workshop;

beforeEach(async () => {
  shop = openWorkshop();
  await shop.done('init');
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
});
afterEach(() => shop.end());

function writePatch(changes: Partial<SitePatch> = {}): void {
  const expiresAtMs = shop.clock.nowMs + 30 * dayMs;
  mkdirSync(shop.path('feed/site-patches'), { recursive: true });
  const patch = samplePatch({ expiresAtMs, ...changes });
  writeFileSync(shop.path('feed/site-patches/tiki.json'), JSON.stringify(patch));
}

async function publish(): Promise<void> {
  await shop.done('compile');
  await shop.done('sign');
  await shop.done('publish');
}

describe('site patches of a feed', () => {
  it('are published as a file of their own, which a client of the release before fetches', async () => {
    await publish();
    const client = await openFeedClient(shop.path('published'), shop.path('client'));
    const before = await client.update(shop.clock.nowMs);
    expect(before.ok && before.files.has('sites.json')).toBe(false);
    writePatch();
    await publish();
    const after = await client.update(shop.clock.nowMs);
    if (!after.ok) throw new Error(after.error);
    expect(JSON.parse(after.files.get('sites.json') ?? '')).toEqual([
      samplePatch({ expiresAtMs: shop.clock.nowMs + 30 * dayMs }),
    ]);
  });

  it('are named by the head, so that nobody can leave them away unseen', async () => {
    writePatch();
    await shop.done('compile');
    const paths = readTargetPaths(new Uint8Array(readFileSync(shop.path('build/files/feed.json'))));
    expect(paths.ok && paths.value).toContain('sites.json');
  });

  it('are as long-lived as the release they go into allows, not as the feed was first dated', async () => {
    await publish();
    shop.clock.nowMs += 200 * dayMs;
    writePatch();
    await publish();
    shop.clock.nowMs += 40 * dayMs;
    writeFileSync(
      shop.path('feed/lists/canh-bao.json'),
      JSON.stringify(writtenList({ title: { vi: 'Khác', en: 'Other' } })),
    );
    const said = await shop.feed('compile');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('has ended');
  });

  it.each([
    [{ ruleVersion: 999 }, 'is for version 999'],
    [{ texts: [{ field: 'listing.title', read: 'text', select: '*' }] }, 'no plain selector'],
    [{ id: '../../x' }, 'id'],
  ] as const)('%j are refused before anything is compiled', async (changes, words) => {
    writePatch(changes);
    const said = await shop.feed('compile');
    expect(said.code).toBe(1);
    expect(said.warnings.join('\n')).toContain(words);
  });
});
