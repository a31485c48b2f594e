import { describe, expect, it } from 'vitest';
import { type Strictness, strictnesses, usualChoices } from '#lib/domain/choices.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import { locales } from '#lib/domain/localised.ts';
import type { Mute } from '#lib/domain/mute.ts';
import { worstSeverity } from '#lib/domain/severity.ts';
import { buildAddressReading } from '#lib/page/address-reading.ts';
import { drawTab, presentTab, readToolbarState } from '#lib/page/present-tab.ts';
import { splitMuted } from '#lib/page/split-muted.ts';
import type { TabState } from '#lib/store/tab-states.ts';
import { readFindingCode } from '#lib/verdict/finding-code.ts';
import { buildMuteSubjects } from '#lib/page/mute-subject.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { mutedAtMs as nowMs, sampleMute } from '../../support/sample-mute.ts';
import { sampleReading } from '../../support/sample-readings.ts';
import {
  cardSubject,
  claimOf,
  labelOf,
  listingSubject,
  matchOf,
  pageSubject,
  shopSubject,
  today,
} from '../verdict/sample-findings.ts';

const card = { id: '1', title: 'Trà 1', shopId: '9', url: 'https://shopee.vn/x-i.9.1' };
const claim = claimOf();
const listed = matchOf({}, shopSubject);
const named = labelOf('named');
const cardInfo = matchOf({ state: 'reported', id: 'muc-2' }, cardSubject('1'));

function tabOf(bases: readonly FindingBasis[], changes: Partial<TabState> = {}): TabState {
  const subjects = [pageSubject, listingSubject, shopSubject, cardSubject('1')];
  const verdicts = judge({ bases, policy: readBundledPolicy(), today, subjects });
  const severity = worstSeverity(verdicts.map((each) => each.severity));
  return {
    reading: sampleReading({ cards: [card] }),
    platformName: 'Shopee',
    assessment: {
      checked: true,
      severity,
      verdicts,
      feed: { feedVersion: 4, publishedAtMs: nowMs, listCount: 2 },
    },
    ...changes,
  };
}

/** A mute of every finding of a tab, as the shopper's presses would make them. */
function muteAll({ reading, assessment }: TabState): readonly Mute[] {
  if (!assessment.checked) return [];
  const readSubject = buildMuteSubjects(reading);
  return assessment.verdicts
    .flatMap(({ findings }) => findings)
    .map((finding) =>
      sampleMute({
        subject: readSubject(finding.subject.ref),
        code: readFindingCode(finding),
        severity: finding.severity,
      }),
    );
}

const show = (tab: TabState, mutes: readonly Mute[], locale: 'vi' | 'en' = 'vi') =>
  presentTab(tab, { locale, nowMs, wishes: { mutes } });
const draw = (tab: TabState, mutes: readonly Mute[], strictness: Strictness = 'normal') =>
  drawTab(tab, { locale: 'vi', nowMs, wishes: { ...usualChoices, strictness, mutes } });
const countFindings = ({ verdicts }: ReturnType<typeof show>): number =>
  verdicts.flatMap(({ findings }) => findings).length;

describe('a muted finding', () => {
  it('is not drawn, and still told in the popup with what it is taken back by', () => {
    const tab = tabOf([claim]);
    const mutes = muteAll(tab);
    expect(countFindings(draw(tab, mutes))).toBe(0);
    const [told] = show(tab, mutes).muted ?? [];
    expect(told?.finding.quote).toBe(show(tab, []).verdicts[1]?.findings[0]?.quote);
    expect(told?.until).toBe('Đã tắt đến khi bạn bật lại');
    expect(draw(tab, mutes).muted).toBeUndefined();
  });

  it.each(locales)('never makes a page look safe (%s)', (locale) => {
    for (const bases of [[claim], [named], [claim, named], [cardInfo]]) {
      const tab = tabOf(bases);
      const view = show(tab, muteAll(tab), locale);
      expect(view.tone).toBe('info');
      expect(view.headline).toContain(locale === 'vi' ? 'bạn đã tắt' : 'You have muted');
      expect(readToolbarState(view)).toMatchObject({ tone: 'info', title: view.headline });
      expect(draw(tab, muteAll(tab)).headline).toContain('bạn đã tắt');
    }
  });

  it('of danger keeps the toolbar and the popup at danger', () => {
    const tab = tabOf([listed, claim]);
    expect(show(tab, []).tone).toBe('danger');
    const ofShop = muteAll(tab).filter(({ severity }) => severity === 'danger');
    const view = show(tab, ofShop);
    expect(view).toMatchObject({
      tone: 'danger',
      headline: 'Có 1 dấu hiệu bạn đã tắt ở trang này',
    });
    expect(countFindings(view)).toBe(1);
  });

  it('leaves the first line to what is graver, and is counted in the second', () => {
    const tab = tabOf([listed, claim]);
    const ofClaim = muteAll(tab).filter(({ severity }) => severity === 'caution');
    const view = show(tab, ofClaim);
    expect(view.headline).toBe('Nên xem kỹ 1 cảnh báo trước khi mua');
    expect(view.detail).toContain('1 dấu hiệu đã tắt');
  });

  it('is shown again when it weighs more than it did, or says something else', () => {
    const tab = tabOf([claim, listed]);
    const lighter = muteAll(tab).map((mute): Mute => ({ ...mute, severity: 'info' }));
    expect(splitMuted(tab, lighter).muted).toEqual([]);
    const before = muteAll(tabOf([matchOf({ state: 'reported' }, shopSubject)]));
    expect(splitMuted(tab, before).muted).toEqual([]);
  });

  it('says nothing of another subject, and of another listing at the same address', () => {
    const tab = tabOf([claim]);
    const mutes = muteAll(tab);
    const { listing } = tab.reading;
    if (!listing) throw new Error('the sample is a listing');
    const other = { ...tab.reading, listing: { ...listing, id: '77002' } };
    expect(splitMuted({ ...tab, reading: other }, mutes).muted).toEqual([]);
    expect(
      splitMuted(
        tab,
        mutes.map((mute) => ({ ...mute, subject: 'shop:shopee:vn:1' })),
      ).muted,
    ).toEqual([]);
  });

  it('is silent on the card that leads to its listing too', () => {
    const tab = tabOf([]);
    const readSubject = buildMuteSubjects({
      ...tab.reading,
      cards: [{ ...card, id: tab.reading.listing?.id ?? '' }],
    });
    expect(readSubject('card:77001')).toBe(readSubject('listing'));
    expect(readSubject('shop')).toMatch(/^shop:shopee:vn:/);
    expect(readSubject('page')).toBe('host:shopee.vn');
  });

  it('at a shop of its own is bound to the whole address, so that it silences no other listing', () => {
    const at = (query: string): string =>
      buildMuteSubjects(
        sampleReading({ platform: 'independent', url: `https://vuon.example/p?id=${query}` }),
      )('listing');
    expect(at('1')).toBe('url:vuon.example/p?id=1');
    expect(at('2')).not.toBe(at('1'));
  });

  it('does not reach the stop page, nor a page that was not checked', () => {
    const listedHost = tabOf([matchOf()], {
      reading: buildAddressReading('https://hang-thu.example/'),
    });
    expect(splitMuted(listedHost, muteAll(listedHost)).muted).toEqual([]);
    const unread: TabState = { ...listedHost, assessment: { checked: false, reason: 'wall' } };
    expect(show(unread, muteAll(listedHost))).toMatchObject({ tone: 'unchecked', verdicts: [] });
  });
});

describe('how much is drawn', () => {
  const drawn = (tab: TabState, strictness: Strictness): readonly string[] =>
    draw(tab, [], strictness)
      .verdicts.filter(({ findings }) => findings.length > 0)
      .map(({ subject }) => subject.ref);

  it('is less the calmer it is chosen, and danger always', () => {
    const tab = tabOf([listed, claim, cardInfo]);
    expect(drawn(tab, 'calm')).toEqual(['shop']);
    expect(drawn(tab, 'normal')).toEqual(['listing', 'shop']);
    expect(drawn(tab, 'strict')).toEqual(['listing', 'shop', 'card:1']);
  });

  it('shows what is worth knowing of the listing itself, but not on the cards beside it', () => {
    expect(drawn(tabOf([named, cardInfo]), 'normal')).toEqual(['listing']);
    expect(drawn(tabOf([named, cardInfo]), 'calm')).toEqual([]);
  });

  it('says in its first line what is drawn, so that "why" opens on as many', () => {
    expect(draw(tabOf([listed, claim]), [], 'calm').headline).toBe(
      'Nên xem kỹ 1 cảnh báo trước khi mua',
    );
  });

  it('never changes toolbar and popup, and never says of a page that nothing was found on it', () => {
    const tab = tabOf([claim]);
    const view = show(tab, []);
    expect(view.tone).toBe('caution');
    for (const strictness of strictnesses) {
      expect(draw(tab, [], strictness)).toMatchObject({ tone: 'caution', headline: view.headline });
    }
  });
});
