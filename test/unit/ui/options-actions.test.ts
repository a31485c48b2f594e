import { describe, expect, test } from 'vitest';
import type { Ask, MessageName, SettingsView } from '#lib/messages/contract.ts';
import type { FeedsPage } from '#lib/ui/pages/feeds-props.ts';
import { buildOptionsActions, emptyFeedsPage } from '#lib/ui/pages/options-actions.ts';
import { buildSampleFeeds } from '../../../tools/demo/sample-feeds.ts';

const { viewFeeds, viewRecentShops, previewFeed } = buildSampleFeeds('held', 0);
const good: Readonly<Record<string, unknown>> = {
  readSettings: { locale: 'en', agreement: 2 },
  viewFeeds,
  viewRecentShops,
  previewFeed,
  forgetRecentShops: { shops: [] },
  setAgreement: { locale: 'en', agreement: 3 },
  importFeed: { ...viewFeeds, outcome: 'activated' },
  addFeed: { ...viewFeeds, fault: null },
};

/** A worker that answers as told, and a page that keeps what it was given. */
function setUp(answers: Readonly<Record<string, unknown>> = good) {
  const asked: [name: string, ask: unknown][] = [];
  const page: { value: FeedsPage } = { value: emptyFeedsPage };
  const settings: { value: SettingsView } = { value: { locale: 'vi', agreement: 1 } };
  const shops: { value: typeof viewRecentShops.shops | null } = { value: [] };
  const parts = { page, settings, shops, mostFileBytes: 20 };
  const ask = async <N extends MessageName>(name: N, what: Ask<N>) => {
    asked.push([name, what]);
    const answer = Object.hasOwn(answers, name) ? answers[name] : viewFeeds;
    if (answer === null) throw new Error('refused');
    return JSON.parse(JSON.stringify(answer));
  };
  return { ...parts, asked, options: buildOptionsActions({ ...parts, ask }) };
}

const settle = () => new Promise((done) => setTimeout(done, 5));

describe('opening the options page', () => {
  test('reads settings, feeds and shops', async () => {
    const { options, page, settings, shops } = setUp();
    await options.open();
    expect(settings.value).toEqual({ locale: 'en', agreement: 2 });
    expect(page.value).toMatchObject({ state: 'ready', hasFailed: false });
    expect(shops.value).toHaveLength(3);
  });

  test('shows what could be read when a part could not', async () => {
    const { options, page, shops } = setUp({ ...good, viewRecentShops: null, readSettings: null });
    await options.open();
    expect(page.value.state).toBe('ready');
    expect(shops.value).toBeNull();
    const broken = setUp({ ...good, viewFeeds: null });
    await broken.options.open();
    expect(broken.page.value.state).toBe('failed');
  });
});

describe('a press', () => {
  test('that the worker refuses leaves the feeds on the page, and the next good one clears it', async () => {
    const answers: Record<string, unknown> = { ...good, removeFeed: null };
    const { options, page } = setUp(answers);
    await options.open();
    options.actions.onRemove('x');
    await settle();
    expect(page.value).toMatchObject({ state: 'ready', hasFailed: true });
    expect(page.value.feeds).toHaveLength(2);
    options.actions.onMove('x', 1);
    await settle();
    expect(page.value.hasFailed).toBe(false);
  });

  test('on a held update names the version that was read', async () => {
    const { options, asked } = setUp();
    options.actions.onRelease('x', 58);
    options.actions.onDecline('x', 58);
    await settle();
    expect(asked).toEqual([
      ['releaseHeld', { feedId: 'x', version: 58 }],
      ['declineHeld', { feedId: 'x', version: 58 }],
    ]);
  });

  test('for an agreement that is not kept shows the one that is', async () => {
    const { options, settings, page } = setUp({ ...good, setAgreement: null });
    const before = settings.value;
    options.onAgreement(4);
    await settle();
    expect(settings.value).toEqual(before);
    expect(settings.value, 'drawn anew').not.toBe(before);
    expect(page.value.hasFailed).toBe(true);
  });

  test('that deletes shops shows those that are left', async () => {
    const { options, shops, asked } = setUp();
    options.onForget(null);
    await settle();
    expect(asked).toEqual([['forgetRecentShops', { ref: null }]]);
    expect(shops.value).toEqual([]);
  });
});

describe('looking at a feed', () => {
  test('shows it, or why not', async () => {
    const { options, page } = setUp();
    options.actions.onLook('https://feed.example/');
    expect(page.value.adding.state).toBe('looking');
    await settle();
    expect(page.value.adding.state).toBe('seen');
    const refused = setUp({ previewFeed: { preview: null, fault: 'not-https' } });
    refused.options.actions.onLook('http://feed.example/');
    await settle();
    expect(refused.page.value.adding).toEqual({ state: 'fault', fault: 'not-https' });
  });

  test('and agreeing to it adds that root and no other', async () => {
    const { options, asked, page } = setUp();
    const { preview } = previewFeed;
    if (!preview) throw new Error('the sample has a preview');
    options.actions.onAgree(preview);
    await settle();
    const { url, rootFingerprint } = preview;
    expect(asked).toEqual([['addFeed', { url, rootFingerprint }]]);
    expect(page.value.adding.state).toBe('none');
    const full = setUp({ addFeed: { ...viewFeeds, fault: 'too-many' } });
    full.options.actions.onAgree(preview);
    await settle();
    expect(full.page.value.adding).toEqual({ state: 'fault', fault: 'too-many' });
  });
});

describe('a file', () => {
  const outcomeOf = async (file: File, answers = good) => {
    const set = setUp(answers);
    set.options.actions.onFile('main', file);
    expect(set.page.value.imported).toEqual({ feedId: 'main', outcome: 'reading' });
    await settle();
    return { outcome: set.page.value.imported?.outcome, asked: set.asked };
  };

  test('is handed to the worker whole, and what came of it is kept for its feed', async () => {
    const { outcome, asked } = await outcomeOf(new File(['{"a":"é"}'], 'a.json'));
    expect(asked).toEqual([['importFeed', { feedId: 'main', bundle: '{"a":"é"}' }]]);
    expect(outcome).toBe('activated');
    const broken = { ...good, importFeed: { ...viewFeeds, outcome: 'bundle-broken' } };
    expect((await outcomeOf(new File(['x'], 'x'), broken)).outcome).toBe('bundle-broken');
  });

  test('that is too big is not even read', async () => {
    const file = new File(['x'.repeat(21)], 'big.json');
    file.text = () => Promise.reject(new Error('was read'));
    const { outcome, asked } = await outcomeOf(file);
    expect(outcome).toBe('too-big');
    expect(asked).toEqual([]);
    expect((await outcomeOf(new File(['x'.repeat(20)], 'just.json'))).outcome).toBe('activated');
  });

  test('that went away, or that the worker cannot take, is unreadable', async () => {
    const gone = new File([''], 'gone.json');
    gone.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect((await outcomeOf(gone)).outcome).toBe('unreadable');
    const refused = await outcomeOf(new File([''], 'a.json'), { ...good, importFeed: null });
    expect(refused.outcome).toBe('unreadable');
  });
});
