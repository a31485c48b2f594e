import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { Database } from '#lib/store/database.ts';
import { buildFeedMetadata } from '#lib/store/feed-metadata.ts';
import { buildGenerations, type NewGeneration } from '#lib/store/generations.ts';

let databases = 0;
const open = () => new Database(`generations-${(databases += 1)}`);

function sample(release: string, feedId = 'main'): NewGeneration {
  return {
    feedId,
    release,
    version: 1,
    publishedAtMs: 1,
    expiresAtMs: 2,
    files: new Map([['feed.json', new TextEncoder().encode(release)]]),
    hashes: new Map([['feed.json', `hash of ${release}`]]),
    dropped: [],
    heldFor: null,
  };
}

describe('generations', () => {
  it('shows nothing that was only written', async () => {
    const generations = buildGenerations(open());
    await generations.keep(sample('one'));
    expect(await generations.readActive('main')).toBeNull();
  });

  it('shows the generation that was made active, files and hashes as they were kept', async () => {
    const generations = buildGenerations(open());
    await generations.activate('main', await generations.keep(sample('one')));
    const active = await generations.readActive('main');
    expect(active?.release).toBe('one');
    expect(new TextDecoder().decode(active?.files.get('feed.json'))).toBe('one');
    expect(active?.hashes.get('feed.json')).toBe('hash of one');
  });

  it('takes the old generation away in the step that brings the new one', async () => {
    const database = open();
    const generations = buildGenerations(database);
    await generations.activate('main', await generations.keep(sample('one')));
    await generations.keep(sample('an orphan of a killed worker'));
    await generations.activate('main', await generations.keep(sample('two')));
    expect((await generations.readActive('main'))?.release).toBe('two');
    expect(await database.generations.count()).toBe(1);
  });

  it('refuses to point at a generation that is not there, and keeps what was active', async () => {
    const generations = buildGenerations(open());
    await generations.activate('main', await generations.keep(sample('one')));
    expect(await generations.activate('main', 99)).toBe(false);
    expect(await generations.hold('main', 99)).toBe(false);
    expect((await generations.readActive('main'))?.release).toBe('one');
  });

  it('holds one generation beside the active one, the newest', async () => {
    const database = open();
    const generations = buildGenerations(database);
    await generations.activate('main', await generations.keep(sample('one')));
    await generations.hold('main', await generations.keep(sample('two')));
    await generations.hold('main', await generations.keep(sample('three')));
    expect((await generations.readActive('main'))?.release).toBe('one');
    expect((await generations.readHeld('main'))?.release).toBe('three');
    expect(await database.generations.count()).toBe(2);
  });

  it('releases what was held, and drops it when it is not wanted', async () => {
    const generations = buildGenerations(open());
    await generations.activate('main', await generations.keep(sample('one')));
    const held = await generations.keep(sample('two'));
    await generations.hold('main', held);
    await generations.drop('main');
    expect(await generations.readHeld('main')).toBeNull();
    expect(await generations.activate('main', held)).toBe(false);
    const again = await generations.keep(sample('two'));
    await generations.hold('main', again);
    expect(await generations.activate('main', again)).toBe(true);
    expect((await generations.readActive('main'))?.release).toBe('two');
    expect(await generations.readHeld('main')).toBeNull();
  });

  it('keeps the generations of two feeds apart, and forgets one alone', async () => {
    const generations = buildGenerations(open());
    await generations.activate('main', await generations.keep(sample('one')));
    await generations.activate('other', await generations.keep(sample('two', 'other')));
    await generations.forget('main');
    expect(await generations.readActive('main')).toBeNull();
    expect((await generations.readActive('other'))?.release).toBe('two');
  });

  it('names every feed of which anything is kept, be it only what a killed worker left', async () => {
    const database = open();
    const generations = buildGenerations(database);
    await generations.activate('active', await generations.keep(sample('one', 'active')));
    await generations.keep(sample('two', 'unpointed'));
    await buildFeedMetadata(database, 'only-a-root').write('root.json', Uint8Array.of(1));
    const named = await generations.readFeedIds();
    expect(named.toSorted()).toEqual(['active', 'only-a-root', 'unpointed']);
    for (const id of named) await generations.forget(id);
    expect(await generations.readFeedIds()).toEqual([]);
  });
});

describe('the metadata of a feed', () => {
  it('are kept by feed and role, byte for byte', async () => {
    const database = open();
    const main = buildFeedMetadata(database, 'main');
    await main.write('root', Uint8Array.of(1, 2));
    await buildFeedMetadata(database, 'other').write('root', Uint8Array.of(3));
    expect(await main.read('root')).toEqual(Uint8Array.of(1, 2));
    expect(await main.read('timestamp')).toBeNull();
    await buildGenerations(database).forget('main');
    expect(await main.read('root')).toBeNull();
    expect(await buildFeedMetadata(database, 'other').read('root')).toEqual(Uint8Array.of(3));
  });

  it('can lose one role alone', async () => {
    const metadata = buildFeedMetadata(open(), 'main');
    await metadata.write('snapshot', Uint8Array.of(1));
    await metadata.remove('snapshot');
    expect(await metadata.read('snapshot')).toBeNull();
  });
});
