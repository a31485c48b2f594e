import { describe, expect, it } from 'vitest';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { mergeFeeds } from '#lib/sync/merge-feeds.ts';
import { packedSample, sampleEntry } from '../../support/sample-feed.ts';
import { samplePatch } from '../../support/sample-patch.ts';
import { sampleTip } from '../../support/sample-tip.ts';

const main = { feedId: 'main', content: packedSample(), curatorsOff: [] };
const added = { feedId: 'hoi-tieu-dung', content: packedSample(), curatorsOff: [] };
const shop = sampleEntry().identifier;

describe('several feeds at once', () => {
  it('all answer, each in its own name although their ids are the same', async () => {
    const merged = mergeFeeds(main, [added]);
    const matches = await buildIndex(merged).find([shop]);
    expect(matches.map(({ curator, entry }) => [curator.id, entry.listId])).toEqual([
      ['sample-curator', 'sample'],
      ['hoi-tieu-dung/sample-curator', 'hoi-tieu-dung/sample'],
    ]);
  });

  it('a curator who is switched off says nothing, and the others go on', async () => {
    const merged = mergeFeeds({ ...main, curatorsOff: ['sample-curator'] }, [added]);
    const matches = await buildIndex(merged).find([shop]);
    expect(matches.map(({ curator }) => curator.id)).toEqual(['hoi-tieu-dung/sample-curator']);
  });

  it('the publisher is named even when their lists are switched off', () => {
    const merged = mergeFeeds({ ...main, curatorsOff: ['sample-curator'] }, []);
    expect(merged.curators.map(({ id }) => id)).toEqual(['sample-curator']);
    expect(merged.lists).toEqual([]);
  });

  it('an added feed cannot protect a name, nor take the protection of one away', () => {
    const friend = {
      id: 'friend',
      kind: 'shop' as const,
      name: 'Friend',
      hosts: ['friend.example'],
      words: [],
    };
    const bank = { ...friend, id: 'bank', hosts: ['bank.example'] };
    const merged = mergeFeeds({ ...main, content: packedSample({ officials: [bank] }) }, [
      { ...added, content: packedSample({ officials: [friend] }) },
    ]);
    expect(merged.officials).toEqual([bank]);
  });

  it('an added feed cannot correct how a site is read', () => {
    const merged = mergeFeeds(main, [
      { ...added, content: packedSample({ sites: [samplePatch()] }) },
    ]);
    expect(merged.sites).toBeUndefined();
    const own = { ...main, content: packedSample({ sites: [samplePatch()] }) };
    expect(mergeFeeds(own, [added]).sites).toEqual([samplePatch()]);
  });

  it('cards of all feeds are kept, the main feed’s first, and those of an added one say whose they are', () => {
    const content = packedSample({ tips: [sampleTip()] });
    const merged = mergeFeeds({ ...main, content }, [{ ...added, content }]);
    expect(merged.tips).toEqual([
      sampleTip(),
      sampleTip({ id: 'hoi-tieu-dung/the-mau', from: content.name }),
    ]);
  });

  it('an added feed without cards takes none away, and one with cards gives them to a main feed without', () => {
    const content = packedSample({ tips: [sampleTip()] });
    expect(mergeFeeds({ ...main, content }, [added]).tips).toEqual([sampleTip()]);
    expect(mergeFeeds(main, [{ ...added, content }]).tips).toHaveLength(1);
    expect(mergeFeeds(main, [added])).not.toHaveProperty('tips');
  });

  it('one feed alone stays as it is', () => {
    expect(mergeFeeds(main, [])).toEqual(main.content);
  });
});
