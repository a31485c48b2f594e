import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryStates } from '#lib/domain/entry.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { isAtLeast, worstSeverity } from '#lib/domain/severity.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import {
  cardSubject,
  claimOf,
  labelOf,
  listingSubject,
  lookAlikeOf,
  matchOf,
  nameIdentifier,
  pageSubject,
  shopSubject,
  today,
} from './sample-findings.ts';

const policy = readBundledPolicy();
const subjects = [pageSubject, listingSubject, shopSubject, cardSubject('1')];
const judgeAll = (bases: readonly FindingBasis[], day = today) =>
  judge({ bases, policy, today: day, subjects });
const judgeOne = (basis: FindingBasis, day = today) => {
  const verdict = judgeAll([basis], day).find(({ subject }) => subject.ref === basis.subject.ref)!;
  return {
    severity: verdict.severity,
    told: verdict.findings.length,
    lapsed: verdict.findings[0]?.lapsed,
  };
};

describe('every subject', () => {
  it('gets a verdict in its order, none when nothing was found', () => {
    const verdicts = judgeAll([]);
    expect(verdicts.map(({ subject }) => subject)).toEqual(subjects);
    expect(
      verdicts.every(({ severity, findings }) => severity === 'none' && findings.length === 0),
    ).toBe(true);
  });

  it('gets one verdict, even when the page names it twice', () => {
    const twice = [cardSubject('1'), { ...cardSubject('1'), name: 'Tên khác' }];
    const verdicts = judge({ bases: [], policy, today, subjects: twice });
    expect(verdicts.map(({ subject }) => subject.name)).toEqual(['Trà 1']);
  });

  it('keeps its own findings only', () => {
    const verdicts = judgeAll([matchOf({}, shopSubject), claimOf()]);
    expect(verdicts.map(({ severity }) => severity)).toEqual(['none', 'caution', 'danger', 'none']);
  });

  it('never loses a finding about something that is not among the subjects', () => {
    const verdicts = judgeAll([matchOf({}, cardSubject('9'))]);
    expect(verdicts).toHaveLength(5);
    expect(verdicts.at(-1)).toMatchObject({ subject: { ref: 'card:9' }, severity: 'danger' });
  });
});

describe('an entry', () => {
  it.each([
    ['confirmed', 'non-delivery', 'danger'],
    ['confirmed', 'unregistered-shop', 'caution'],
    ['listed', 'phishing', 'danger'],
    ['listed', 'misleading-claim', 'caution'],
    ['listed', 'other', 'caution'],
    ['under-review', 'phishing', 'caution'],
    ['reported', 'phishing', 'info'],
  ] as const)('%s for %s weighs %s', (state, reason, severity) => {
    expect(judgeOne(matchOf({ state, reason }))).toMatchObject({
      severity,
      told: 1,
      lapsed: false,
    });
  });

  it('that was cleared is told, and weighs nothing', () => {
    expect(judgeOne(matchOf({ state: 'cleared' }))).toMatchObject({ severity: 'none', told: 1 });
  });

  it('stays below what its state allows, for every reason', () => {
    const ceiling = {
      reported: 'info',
      'under-review': 'caution',
      listed: 'danger',
      confirmed: 'danger',
      cleared: 'none',
    } as const;
    for (const state of entryStates) {
      for (const reason of reasonCodes) {
        const { severity } = judgeOne(matchOf({ state, reason }));
        expect(isAtLeast(ceiling[state], severity), `${state} ${reason}`).toBe(true);
      }
    }
  });
});

describe('an entry past its re-check date', () => {
  it('is only told as history when it was listed or confirmed', () => {
    for (const state of ['listed', 'confirmed'] as const) {
      expect(judgeOne(matchOf({ state, recheckBy: '2026-11-22' }))).toEqual({
        severity: 'info',
        told: 1,
        lapsed: true,
      });
    }
  });

  it('is not told at all when nobody ever proved it', () => {
    for (const state of ['reported', 'under-review'] as const) {
      expect(judgeOne(matchOf({ state, recheckBy: '2026-11-22' }))).toMatchObject({
        severity: 'none',
        told: 0,
      });
    }
  });

  it.each([
    ['2026-11-23', '2026-11-23', false],
    ['2026-11-23', '2026-11-24', true],
    ['2026-11', '2026-11-30', false],
    ['2026-11', '2026-12-01', true],
    ['2026-11', '2027-01-01', true],
  ])('re-check by %s, seen on %s: past %s', (recheckBy, day, lapsed) => {
    expect(judgeOne(matchOf({ recheckBy }), day).lapsed).toBe(lapsed);
  });
});

describe('a name that is the same', () => {
  it('proves less than an address, unless the batch is the same too', () => {
    const named = { identifier: nameIdentifier(), reason: 'unlawful-health-ad' } as const;
    expect(judgeOne(matchOf(named)).severity).toBe('caution');
    const batch = { ...named, identifier: nameIdentifier('tra an lanh#ab12') };
    expect(judgeOne(matchOf(batch)).severity).toBe('danger');
  });

  it('is enough where a banned substance endangers who takes it', () => {
    const named = { identifier: nameIdentifier(), reason: 'banned-substance' } as const;
    expect(judgeOne(matchOf(named)).severity).toBe('danger');
  });
});

describe('claims, labels and checks', () => {
  it('never reach danger', () => {
    const all = [claimOf(), claimOf({ severity: 'info' }), labelOf(), lookAlikeOf()];
    for (const basis of all) expect(judgeOne(basis).severity).not.toBe('danger');
    expect(judgeOne(lookAlikeOf()).severity).toBe('caution');
  });

  it('a superlative is at most worth knowing, whatever its rule says', () => {
    expect(judgeOne(claimOf({ topic: 'superlative', severity: 'caution' })).severity).toBe('info');
    expect(judgeOne(claimOf({ topic: 'cure', severity: 'info' })).severity).toBe('info');
  });

  it('a card can be marked for a claim in its title', () => {
    const card = claimOf({ field: 'card', subject: cardSubject('1') });
    expect(judgeOne(card)).toMatchObject({ severity: 'caution', told: 1 });
  });

  it('a label is at most worth knowing, and a proved one weighs nothing', () => {
    expect(judgeOne(labelOf('named')).severity).toBe('info');
    expect(judgeOne(labelOf('number-shown')).severity).toBe('info');
    expect(judgeOne(labelOf('verified'))).toMatchObject({ severity: 'none', told: 1 });
  });
});

describe('what is the same thing to tell', () => {
  const findingsOf = (bases: readonly FindingBasis[], at = 1) => judgeAll(bases)[at]!.findings;

  it('one claim rule in three places is one finding, quoting the first, counting all', () => {
    const found = findingsOf([
      claimOf({ start: 90, quote: 'thứ ba' }),
      claimOf({ start: 50, quote: 'thứ nhất', field: 'title' }),
      claimOf({ start: 2, quote: 'thứ hai' }),
    ]);
    expect(found).toMatchObject([{ kind: 'claim', claim: { quote: 'thứ nhất' }, count: 3 }]);
  });

  it('one entry under two of its identifiers is told once, in its gravest form', () => {
    const notice = {
      about: 'Trà An Lành',
      reason: 'banned-substance',
      source: { title: 'B', url: 'https://b.example/' },
    } as const;
    const found = findingsOf([
      matchOf({ ...notice, id: 'a', identifier: nameIdentifier() }, listingSubject),
      matchOf(
        { ...notice, id: 'b', state: 'confirmed', identifier: nameIdentifier('tra an lanh#ab12') },
        listingSubject,
      ),
    ]);
    expect(found).toMatchObject([{ match: { entry: { id: 'b', state: 'confirmed' } } }]);
  });

  it('two curators are told both', () => {
    expect(
      findingsOf([matchOf({}, listingSubject), matchOf({ listId: 'khac' }, listingSubject)]),
    ).toHaveLength(2);
  });

  it('entries that name no product are told each', () => {
    const one = { about: null };
    expect(
      findingsOf([
        matchOf({ ...one, id: 'a' }, listingSubject),
        matchOf({ ...one, id: 'b' }, listingSubject),
      ]),
    ).toHaveLength(2);
  });

  it('a label is told once, with its number where one is shown', () => {
    const found = findingsOf([
      labelOf('named'),
      labelOf('number-shown', { start: 80, field: 'description' }),
    ]);
    expect(found).toMatchObject([{ label: { state: 'number-shown', number: 'FSC-C123456' } }]);
  });
});

describe('order', () => {
  const grave = matchOf({}, listingSubject);
  const review = matchOf({ id: 'b', about: 'Khác', state: 'under-review' }, listingSubject);
  const bases = [
    labelOf(),
    claimOf(),
    claimOf({ id: 'sup-01', topic: 'superlative', severity: 'info' }),
    lookAlikeOf(listingSubject),
    review,
    grave,
  ];

  it('is worst first, then matches, checks, claims, labels', () => {
    const [, listing] = judgeAll(bases);
    expect(listing!.findings.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual([
      'danger match',
      'caution match',
      'caution check',
      'caution claim',
      'info claim',
      'info label',
    ]);
  });

  it('puts what still holds before what is only history', () => {
    const past = matchOf({ id: 'c', about: 'Cũ', recheckBy: '2026-01' }, listingSubject);
    const info = claimOf({ severity: 'info' });
    expect(judgeAll([past, info])[1]!.findings.map(({ kind }) => kind)).toEqual(['claim', 'match']);
  });

  it('and every verdict are the same however the findings come in', () => {
    const many = [
      ...bases,
      claimOf({ start: 60, quote: 'lần nữa' }),
      claimOf({ start: 60, quote: 'lần nữa', field: 'title' }),
      labelOf('verified'),
      matchOf({}, shopSubject),
      matchOf({}, cardSubject('8')),
      matchOf({}, cardSubject('7')),
      matchOf({ id: 'z', identifier: nameIdentifier() }, listingSubject),
    ];
    const expected = judgeAll(many);
    fc.assert(
      fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
        expect(judgeAll(shuffled)).toEqual(expected);
      }),
    );
  });

  it('a verdict is as grave as its gravest finding, whatever is found', () => {
    fc.assert(
      fc.property(fc.subarray(bases), (some) => {
        for (const { severity, findings } of judgeAll(some)) {
          expect(severity).toBe(worstSeverity(findings.map((each) => each.severity)));
          expect(findings[0]?.severity ?? 'none').toBe(severity);
        }
      }),
    );
  });
});
