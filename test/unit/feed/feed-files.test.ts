import { describe, expect, it } from 'vitest';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import type { ShopKey } from '#lib/domain/identifier.ts';
import {
  deltaPath,
  feedPaths,
  listPath,
  openFeedFiles,
  parseFeedFiles,
  receiptsPath,
} from '#lib/feed/feed-files.ts';
import { buildFeedFiles } from '../../../tools/feed/build-files.ts';
import { packFeed } from '../../../tools/feed/pack-feed.ts';
import { encodeReceipts } from '../../../tools/feed/receipts/encode-receipts.ts';
import { sampleEntry, sampleFeed } from '../../support/sample-feed.ts';
import { sampleReceipt } from '../../support/sample-receipts.ts';

const extras = {
  licence: 'CC BY 4.0',
  languages: ['vi'],
  channels: { report: null, objection: 'mailto:a@b.example' },
};
const content = packFeed(sampleFeed());
const written = buildFeedFiles(content, extras);
const path = listPath('sample-curator', 'sample');

function change(name: string, make: (bytes: Uint8Array) => Uint8Array | null): FeedFiles {
  const files = new Map(written);
  const made = make(new Uint8Array(files.get(name) ?? []));
  if (made) files.set(name, made);
  else files.delete(name);
  return files;
}

function rewrite(name: string, from: string, to: string): FeedFiles {
  return change(name, (bytes) =>
    new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to)),
  );
}

const readers = [
  ['parsed', parseFeedFiles],
  ['opened', openFeedFiles],
] as const;

describe.each(readers)('files of a feed that are %s', (_how, read) => {
  it('give the feed that was written, its lists in their own bytes', () => {
    const feed = read(written);
    if (!feed.ok) throw new Error(feed.detail);
    expect({ ...feed.value, lists: [] }).toEqual({ ...content, lists: [] });
    expect(feed.value.lists[0]?.bytes).toBe(written.get(path));
    expect(feed.value.lists[0]?.count).toBe(1);
  });

  it.each([feedPaths.head, feedPaths.claims, feedPaths.labels, feedPaths.officials, path])(
    'are no feed without %s',
    (name) => {
      expect(read(change(name, () => null))).toEqual({
        ok: false,
        error: 'file-missing',
        detail: name,
      });
    },
  );

  it('are no feed where the head names receipts that are missing or broken', () => {
    const receipts = encodeReceipts([sampleReceipt()]);
    const whole = buildFeedFiles(content, { ...extras, receipts });
    expect(read(whole).ok).toBe(true);
    const without = new Map([...whole].filter(([name]) => name !== receiptsPath));
    expect(read(without)).toEqual({ ok: false, error: 'file-missing', detail: receiptsPath });
    expect(read(new Map([...whole, [receiptsPath, receipts.subarray(1)]]))).toMatchObject({
      ok: false,
      error: 'file-broken',
    });
  });

  it('are no feed where the head is rubbish, or names a list that nobody answers for', () => {
    expect(read(rewrite(feedPaths.head, '{', '[')).ok).toBe(false);
    expect(read(rewrite(feedPaths.head, '"formatVersion":1', '"formatVersion":2')).ok).toBe(false);
    const nobody = rewrite(
      feedPaths.head,
      '"curators":[{"id":"sample-curator"',
      '"curators":[{"id":"x"',
    );
    expect(read(nobody)).toMatchObject({ ok: false });
  });

  it('are no feed where two parts have one id, there are too many, or it ends before it begins', () => {
    const bank = { kind: 'bank', name: 'Ngân hàng mẫu', hosts: ['mau.example'], words: [] };
    const write = (ids: readonly string[]): FeedFiles =>
      change(feedPaths.officials, () =>
        new TextEncoder().encode(JSON.stringify(ids.map((id) => ({ id, ...bank })))),
      );
    expect(read(write(['one', 'other']))).toMatchObject({ ok: true });
    expect(read(write(['one', 'one']))).toMatchObject({
      error: 'feed-malformed',
      detail: 'has two parts of one id',
    });
    const many = Array.from({ length: 2_001 }, (_, at) => `bank-${at}`);
    expect(read(write(many))).toMatchObject({ error: 'feed-malformed' });
    const { publishedAtMs, expiresAtMs } = content;
    expect(
      read(rewrite(feedPaths.head, String(expiresAtMs), String(publishedAtMs - 1))),
    ).toMatchObject({ error: 'feed-malformed', detail: 'ends before it begins' });
  });

  it('are no feed where the bytes of a list were cut, changed in their head, or are JSON', () => {
    expect(read(change(path, (bytes) => bytes.subarray(0, -1)))).toMatchObject({
      error: 'file-broken',
    });
    expect(read(change(path, (bytes) => bytes.fill(0, 0, 3))).ok).toBe(false);
    const json = change(path, () => new TextEncoder().encode('{"id":"sample","entries":[]}'));
    expect(read(json)).toMatchObject({ error: 'file-broken' });
  });

  it.each([
    ['another list', { id: 'another', curatorId: 'sample-curator' }],
    ['another curator', { id: 'sample', curatorId: 'second' }],
  ])('are refused where a list stands in the place of one of %s', (_what, names) => {
    const [first] = sampleFeed().curators;
    const [list] = sampleFeed().lists;
    if (!first || !list) throw new Error('the sample feed has a list');
    const other = packFeed(
      sampleFeed({
        curators: [first, { ...first, id: 'second' }],
        lists: [{ ...list, ...names }],
      }),
    );
    const swapped = change(path, () => other.lists[0]?.bytes ?? null);
    expect(read(swapped)).toMatchObject({ ok: false, error: 'file-broken' });
  });
});

describe('the path of a delta', () => {
  it('lies beside the snapshot and names its base', () => {
    expect(deltaPath('curators/a/lists/b/snapshot', 'ab'.repeat(32))).toBe(
      'curators/a/lists/b/delta-abababababababab',
    );
  });
});

describe('a list whose keys no longer rise', () => {
  it('is refused before it becomes active; later openings do not look through it again', () => {
    const [list] = sampleFeed().lists;
    if (!list) throw new Error('the sample feed has a list');
    const entries = Array.from({ length: 400 }, (_, n) =>
      sampleEntry({
        id: `e-${n}`,
        identifier: { kind: 'shop', value: `shopee:vn:${n}` as ShopKey },
      }),
    );
    const many = buildFeedFiles(packFeed(sampleFeed({ lists: [{ ...list, entries }] })), extras);
    expect(parseFeedFiles(many).ok).toBe(true);
    const bytes = new Uint8Array(many.get(path) ?? []);
    // Seven bytes of each key lie behind the buckets: 256 buckets cannot keep 400 keys apart.
    const files = new Map(many).set(path, bytes.fill(0, bytes.length - 7 * entries.length));
    expect(parseFeedFiles(files)).toMatchObject({ ok: false, error: 'file-broken' });
    expect(openFeedFiles(files).ok).toBe(true);
  });
});
