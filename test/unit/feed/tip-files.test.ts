import { describe, expect, it } from 'vitest';
import { openFeedFiles, parseFeedFiles, tipsPath } from '#lib/feed/feed-files.ts';
import { feedLimits } from '#lib/feed/feed-limits.ts';
import { readTargetPaths } from '#lib/feed/list-targets.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import { buildFeedFiles } from '../../../tools/feed/build-files.ts';
import { packFeed } from '../../../tools/feed/pack-feed.ts';
import { sampleFeed } from '../../support/sample-feed.ts';
import { sampleTip } from '../../support/sample-tip.ts';

const extras = {
  licence: 'CC BY 4.0',
  languages: ['vi'],
  channels: { report: null, objection: 'mailto:a@b.example' },
};
const write = (changes: Parameters<typeof sampleFeed>[0]) =>
  buildFeedFiles(packFeed(sampleFeed(changes)), extras);
const readers = [
  ['parsed', parseFeedFiles],
  ['opened', openFeedFiles],
] as const;

describe.each(readers)('cards of a feed that is %s', (_how, read) => {
  it('come back as they were written', () => {
    const feed = read(write({ tips: [sampleTip()] }));
    expect(feed.ok && feed.value.tips).toEqual([sampleTip()]);
  });

  it('are nothing that a feed must have: one from before there were any stays a feed', () => {
    const files = write({});
    expect(files.has(tipsPath)).toBe(false);
    const feed = read(files);
    expect(feed.ok && 'tips' in feed.value).toBe(false);
  });

  it('cannot be left away by whoever serves the files, nor put beside a feed that has none', () => {
    const files = new Map(write({ tips: [sampleTip()] }));
    files.delete(tipsPath);
    expect(read(files)).toEqual({ ok: false, error: 'file-missing', detail: tipsPath });
    const bytes = write({ tips: [sampleTip()] }).get(tipsPath)!;
    const feed = read(new Map([...write({}), [tipsPath, bytes]]));
    expect(feed.ok && feed.value.tips).toBeUndefined();
  });

  it.each([
    ['rubbish', '{'],
    ['no list', '{}'],
    [
      'a card that calls a number of its own',
      JSON.stringify([{ ...sampleTip(), contacts: ['tel:1'] }]),
    ],
    [
      'a card that says it is the main feed’s',
      JSON.stringify([{ ...sampleTip(), from: { vi: 'A', en: 'A' } }]),
    ],
  ])('are refused with the whole feed where the file is %s', (_what, text) => {
    const files = new Map(write({ tips: [sampleTip()] }));
    files.set(tipsPath, new TextEncoder().encode(text));
    expect(read(files)).toMatchObject({ ok: false, error: 'file-broken' });
  });

  it('are refused where two have one id', () => {
    const files = write({ tips: [sampleTip(), sampleTip({ title: { vi: 'Khác', en: 'Other' } })] });
    expect(read(files)).toMatchObject({ ok: false, error: 'feed-malformed' });
  });
});

describe('the file of cards', () => {
  it('is one that the head names, so that it is fetched, and no other feed is asked for it', () => {
    const paths = (changes: Parameters<typeof sampleFeed>[0]) =>
      readTargetPaths(write(changes).get('feed.json')!);
    expect(paths({ tips: [sampleTip()] })).toMatchObject({
      value: expect.arrayContaining([tipsPath]),
    });
    expect(paths({})).toMatchObject({ value: expect.not.arrayContaining([tipsPath]) });
  });

  it('holds no more cards than anybody can look through', () => {
    const tips = Array.from({ length: feedLimits.tips + 1 }, (_, at) => ({ id: `x-${at}` }));
    expect(parseFeed({ ...sampleFeed(), tips })).toMatchObject({ error: 'feed-too-large' });
  });
});
