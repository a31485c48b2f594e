import { describe, expect, it } from 'vitest';
import { mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { fail, ok } from '#lib/domain/result.ts';
import { feedPaths } from '#lib/feed/feed-files.ts';
import type { Generation } from '#lib/store/feed-rows.ts';
import { readFeedChannels, readIntake } from '#lib/sync/feed-channels.ts';

function files(report: string | null, objection = 'mailto:a@b.example'): FeedFiles {
  const name = { vi: 'Mẫu', en: 'Sample' };
  const head = {
    formatVersion: 1,
    version: 1,
    name,
    publishedAtMs: 1,
    expiresAtMs: 2,
    licence: 'CC0',
    languages: ['vi'],
    channels: { report, objection },
    curators: [{ id: 'a', name, url: 'https://a.example/', objectionUrl: objection }],
    lists: [],
  };
  return new Map([[feedPaths.head, new TextEncoder().encode(JSON.stringify(head))]]);
}

function parts(added: Readonly<Record<string, FeedFiles>>, seed: FeedFiles | null = files(null)) {
  const source = { mirrors: [], rootFingerprint: '', addedAtMs: 1, curatorsOff: [] };
  return {
    generations: {
      readActive: async (id: string) => {
        const found = added[id];
        return found ? ({ files: found } as Generation) : null;
      },
    },
    readSeed: async () => (seed ? ok(seed) : fail('seed-broken')),
    readSources: async () => Object.keys(added).map((id) => ({ ...source, id })),
  };
}

describe('where a report goes', () => {
  const one = 'https://one.example/';
  const two = 'https://two.example/';

  it.each([
    ['nowhere while no feed names an intake', parts({}), null],
    ['nowhere without any feed', parts({}, null), null],
    ['to the intake of the feed that ships inside', parts({}, files(one)), one],
    [
      'to that feed even where an added one names another',
      parts({ x: files(two) }, files(one)),
      one,
    ],
    ['to the newer word of that feed', parts({ [mainFeedId]: files(two) }, files(one)), two],
    ['to the first added feed that names one', parts({ x: files(null), y: files(two) }), two],
    ['past an added feed whose head is broken', parts({ x: new Map(), y: files(two) }), two],
  ])('%s', async (_where, given, expected) => {
    expect(await readIntake(given)).toBe(expected);
  });

  it.each([
    'http://elsewhere.example/',
    'javascript:alert(1)',
    'https://a:b@one.example/',
    'ftp://one.example/',
  ])('never to %s', async (report) => {
    expect(await readIntake(parts({}, files(report)))).toBeNull();
  });

  it('may be a server on this very device, for a trial', async () => {
    expect(await readIntake(parts({}, files('http://127.0.0.1:8787/')))).toBe(
      'http://127.0.0.1:8787/',
    );
  });

  it('is asked of one feed alone where one is named', async () => {
    expect(await readFeedChannels(parts({ x: files(two) }), 'x')).toMatchObject({ report: two });
    expect(await readFeedChannels(parts({ x: files(two) }), 'y')).toBeNull();
  });
});
