import { describe, expect, it } from 'vitest';
import { usualChoices } from '#lib/domain/choices.ts';
import { muteMs } from '#lib/domain/mute.ts';
import type { Assessment } from '#lib/domain/verdict.ts';
import type { KnownSender } from '#lib/messages/sender.ts';
import { buildChoicesDesk } from '#lib/page/choices-desk.ts';
import { buildMuteDesk } from '#lib/page/mute-desk.ts';
import { splitMuted } from '#lib/page/split-muted.ts';
import { buildReadWishes } from '#lib/page/wishes.ts';
import { buildChoicesStore } from '#lib/store/choices.ts';
import { buildMutes } from '#lib/store/mutes.ts';
import { buildTabStates, type TabState } from '#lib/store/tab-states.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { buildFindingId } from '#lib/verdict/present-finding.ts';
import { fakeTabs } from '../../support/fake-browser.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { mutedAtMs, sampleMute } from '../../support/sample-mute.ts';
import { sampleReading } from '../../support/sample-readings.ts';
import {
  claimOf,
  listingSubject,
  matchOf,
  shopSubject,
  today,
} from '../verdict/sample-findings.ts';

const guard: KnownSender = { from: 'guard', tabId: 7, origin: 'https://shopee.vn' };
const ownPage: KnownSender = { from: 'own-page' };
const reading = sampleReading();
const { url } = reading;

async function setUp({ isPrivate = false } = {}) {
  const verdicts = judge({
    bases: [claimOf(), matchOf({}, shopSubject)],
    policy: readBundledPolicy(),
    today,
    subjects: [listingSubject, shopSubject],
  });
  const assessment: Assessment = {
    checked: true,
    severity: 'danger',
    verdicts,
    feed: { feedVersion: 1, publishedAtMs: mutedAtMs, listCount: 1 },
  };
  const state: TabState = { reading, platformName: 'Shopee', assessment };
  const tabStates = buildTabStates(fakeStorageArea());
  await tabStates.apply(7, state);
  const mutes = buildMutes(fakeStorageArea());
  const browserTabs = fakeTabs({ 7: url });
  const changes: number[] = [];
  const desk = buildMuteDesk({
    mutes,
    tabStates,
    tabs: { ...browserTabs.tabs, isPrivate: async () => isPrivate },
    clock: () => mutedAtMs,
    onChanged: async () => void changes.push(changes.length),
  });
  const idOf = (severity: string): string => {
    const found = verdicts.flatMap((each) => each.findings);
    const finding = found.find((each) => each.severity === severity);
    if (!finding) throw new Error(`nothing on the page weighs ${severity}`);
    return buildFindingId(finding);
  };
  const kept = () => mutes.readAll(mutedAtMs);
  return { desk, state, kept, idOf, changes, urls: browserTabs.urls };
}

describe('muting by a mark on the page', () => {
  it('keeps one finding for thirty days, shows every page anew, and is taken back', async () => {
    const { desk, state, kept, idOf, changes } = await setUp();
    const id = idOf('caution');
    expect(await desk.muteFinding({ url, id, isMuted: true }, guard)).toEqual({ done: true });
    const [mute] = await kept();
    expect(mute).toMatchObject({ severity: 'caution', untilMs: mutedAtMs + muteMs });
    expect(splitMuted(state, await kept()).muted).toHaveLength(1);
    await desk.muteFinding({ url, id, isMuted: false }, guard);
    expect(await kept()).toEqual([]);
    expect(changes).toHaveLength(2);
  });

  it.each<[string, (id: string) => { url: string; id: string }, KnownSender]>([
    [
      'that another origin asks for',
      (id) => ({ url, id }),
      { ...guard, origin: 'https://a.example' },
    ],
    ['of a page the tab has left', (id) => ({ url: 'https://shopee.vn/other', id }), guard],
    ['of a tab nothing is known of', (id) => ({ url, id }), { ...guard, tabId: 8 }],
    ['that is not there', () => ({ url, id: 'claim:listing:made-up' }), guard],
  ])('refuses one %s', async (_, ask, sender) => {
    const { desk, kept, idOf, changes } = await setUp();
    const asked = { ...ask(idOf('caution')), isMuted: true };
    expect(await desk.muteFinding(asked, sender)).toEqual({ done: false });
    expect(await kept()).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('refuses danger: a page’s own process must not silence its own warning', async () => {
    const { desk, kept, idOf } = await setUp();
    const ask = { url, id: idOf('danger'), isMuted: true };
    expect(await desk.muteFinding(ask, guard)).toEqual({ done: false });
    expect(await kept()).toEqual([]);
  });

  it('keeps nothing of a private window', async () => {
    const { desk, kept, idOf } = await setUp({ isPrivate: true });
    const id = idOf('caution');
    expect(await desk.muteFinding({ url, id, isMuted: true }, guard)).toEqual({ done: false });
    const ask = { tabId: 7, id, until: 'days', isConfirmed: true } as const;
    expect(await desk.muteTabFinding(ask, ownPage)).toEqual({ done: false });
    expect(await kept()).toEqual([]);
  });
});

describe('muting in the popup', () => {
  it('holds for days, or until it is taken back', async () => {
    const { desk, kept, idOf } = await setUp();
    const ask = { tabId: 7, id: idOf('caution'), until: 'undone', isConfirmed: false } as const;
    expect(await desk.muteTabFinding(ask, ownPage)).toEqual({ done: true });
    const [view] = (await desk.viewMutes({}, ownPage)).mutes;
    expect(view).toMatchObject({ kind: 'listing', name: 'Trà An Lành', untilMs: null });
    expect(view?.label.vi).toBe('Nội dung cần kiểm chứng');
    expect(await desk.removeMute({ muteId: view?.id ?? '' }, ownPage)).toEqual({ mutes: [] });
    expect(await kept()).toEqual([]);
  });

  it('mutes danger only by a second press, and only for a time', async () => {
    const { desk, kept, idOf } = await setUp();
    const ask = { tabId: 7, id: idOf('danger'), until: 'days', isConfirmed: false } as const;
    expect(await desk.muteTabFinding(ask, ownPage)).toEqual({ done: false });
    const ever = { ...ask, until: 'undone', isConfirmed: true } as const;
    expect(await desk.muteTabFinding(ever, ownPage)).toEqual({ done: false });
    expect(await kept()).toEqual([]);
    expect(await desk.muteTabFinding({ ...ask, isConfirmed: true }, ownPage)).toEqual({
      done: true,
    });
    expect(await kept()).toHaveLength(1);
  });

  it('mutes nothing of a page that its tab has left meanwhile', async () => {
    const { desk, kept, idOf, urls } = await setUp();
    urls[7] = 'https://shopee.vn/other';
    const ask = { tabId: 7, id: idOf('caution'), until: 'days', isConfirmed: false } as const;
    expect(await desk.muteTabFinding(ask, ownPage)).toEqual({ done: false });
    expect(await kept()).toEqual([]);
  });
});

describe('how findings are shown', () => {
  it('has open pages shown anew when the choice is another one, and not otherwise', async () => {
    const choices = buildChoicesStore(fakeStorageArea());
    const heard: string[] = [];
    const onChanged = async () => void heard.push((await choices.read()).strictness);
    const desk = buildChoicesDesk({ choices, onChanged });
    await desk.setChoices({ strictness: 'calm' }, ownPage);
    await desk.setChoices({ strictness: 'calm' }, ownPage);
    await desk.setChoices({ palette: 'clear' }, ownPage);
    expect(heard).toEqual(['calm', 'calm']);
    expect(await desk.readChoices({}, ownPage)).toEqual({ strictness: 'calm', palette: 'clear' });
  });

  it('is asked at each page, with the mutes that hold at that time', async () => {
    const now = { ms: mutedAtMs };
    const area = fakeStorageArea();
    const mutes = buildMutes(area);
    const choices = buildChoicesStore(area);
    const readWishes = buildReadWishes({ choices, mutes, clock: () => now.ms });
    await mutes.add(sampleMute({ untilMs: mutedAtMs + 1 }));
    expect(await readWishes()).toMatchObject({ ...usualChoices, mutes: [{ code: 'claim:cure' }] });
    now.ms += 1;
    expect(await readWishes()).toEqual({ ...usualChoices, mutes: [] });
  });
});
