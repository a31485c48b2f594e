import { describe, expect, it } from 'vitest';
import type { CheckBasis, FindingBasis } from '#lib/domain/finding.ts';
import { claimTopics } from '#lib/domain/claim.ts';
import { entryStates } from '#lib/domain/entry.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { type Tip, tipChecks, tipTargets } from '#lib/domain/tip.ts';
import { buildTipPicker, readTipTarget } from '#lib/verdict/pick-tip.ts';
import { sampleTip } from '../../support/sample-tip.ts';
import { claimOf, labelOf, listingSubject, lookAlikeOf, matchOf } from './sample-findings.ts';

const cards: readonly Tip[] = tipTargets.map((target) =>
  sampleTip({ id: target.replace(':', '-'), for: [target] }),
);
const pick = buildTipPicker(cards);

/** One finding of each check; a check without one here is an error of types. */
const checks: { readonly [C in CheckBasis['code']]: CheckBasis & { readonly code: C } } = {
  'look-alike-host': {
    kind: 'check',
    code: 'look-alike-host',
    lookAlike: { host: 'a.example', officialHost: 'b.example', officialName: 'B' },
  },
  'off-platform-payment': {
    kind: 'check',
    code: 'off-platform-payment',
    place: { quote: 'STK', start: 0, end: 3 },
  },
  'off-platform-contact': {
    kind: 'check',
    code: 'off-platform-contact',
    place: { quote: 'Zalo', start: 0, end: 4 },
  },
  'shop-mismatch': {
    kind: 'check',
    code: 'shop-mismatch',
    mismatch: { addressShopId: '1', pageShopId: '2' },
  },
  'discount-above-limit': {
    kind: 'check',
    code: 'discount-above-limit',
    discount: { percent: 70, price: null, was: null, quote: '-70%' },
  },
  'countdown-restarted': {
    kind: 'check',
    code: 'countdown-restarted',
    seen: { visits: 2, sinceMs: 1 },
    saidMs: 1,
    nowMs: 2,
  },
  'stock-unchanged': {
    kind: 'check',
    code: 'stock-unchanged',
    seen: { visits: 2, sinceMs: 1 },
    left: 3,
  },
  'was-price-unseen': {
    kind: 'check',
    code: 'was-price-unseen',
    seen: { visits: 2, sinceMs: 1 },
    was: { amount: 1, currency: 'VND' },
  },
};
const place = { subject: listingSubject, field: 'price' };

describe('the card that a finding leads to', () => {
  it.each(reasonCodes)('is that of the reason of an entry: %s', (reason) => {
    expect(pick(matchOf({ reason }))).toBe(`reason-${reason}`);
  });

  it.each(claimTopics)('is that of the topic of a claim: %s', (topic) => {
    expect(pick(claimOf({ topic }))).toBe(`claim-${topic}`);
  });

  it.each(tipChecks)('is that of a check: %s', (code) => {
    expect(pick({ ...place, ...checks[code] })).toBe(`check-${code}`);
  });

  it('knows every check there is', () => {
    expect(Object.keys(checks).toSorted()).toEqual([...tipChecks].toSorted());
  });

  it('tells how a label stands, and what is none', () => {
    expect(pick(labelOf('named'))).toBe('label-named');
    expect(pick(labelOf('number-shown'))).toBe('label-number-shown');
    expect(pick(labelOf('verified'))).toBe('label-verified');
    const label = labelOf('number-shown');
    if (label.kind !== 'label') throw new Error('a label was made');
    const absent: FindingBasis = {
      ...label,
      label: { ...label.label, register: { outcome: 'absent' } },
    };
    expect(pick(absent)).toBe('label-number-differs');
    const vote: FindingBasis = { ...label, rule: { ...label.rule, kind: 'not-a-green-label' } };
    expect(pick(vote)).toBe('label-not-green');
  });

  it('does not let a label count as verified or plain when the register names another or has ended', () => {
    const row = { number: 'X', holder: 'Y', scope: 'Z', validUntil: null };
    const label = labelOf('number-shown');
    if (label.kind !== 'label') throw new Error('a label was made');
    for (const outcome of ['other-holder', 'expired'] as const) {
      const register = { outcome, row };
      expect(readTipTarget({ ...label, label: { ...label.label, register } })).toBe(
        'label:number-differs',
      );
    }
  });

  it('is none for what was cleared, and one for every other state', () => {
    for (const state of entryStates) {
      expect(pick(matchOf({ state })) === null, state).toBe(state === 'cleared');
    }
  });

  it('is none where no card is for it', () => {
    expect(buildTipPicker([])(claimOf())).toBeNull();
    expect(buildTipPicker([sampleTip({ for: ['claim:replica'] })])(lookAlikeOf())).toBeNull();
  });

  it('is the main feed’s before that of an added one, which comes in only where there is no other', () => {
    const own = sampleTip({ id: 'cure', for: ['claim:cure'] });
    const added = sampleTip({
      id: 'ab/cure',
      for: ['claim:cure', 'claim:replica'],
      from: { vi: 'Hội A', en: 'A' },
    });
    const both = buildTipPicker([own, added]);
    expect(both(claimOf({ topic: 'cure' }))).toBe('cure');
    expect(both(claimOf({ topic: 'replica' }))).toBe('ab/cure');
  });
});
