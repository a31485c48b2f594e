import { describe, expect, it } from 'vitest';
import type { Evidence } from '#lib/domain/evidence.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import type { Identifier } from '#lib/domain/identifier.ts';
import type { Subject } from '#lib/domain/subject.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import { matchEvidence } from '#lib/match/match-evidence.ts';
import { buildHostAndParents, readHost } from '#lib/text/host.ts';
import { buildShopKey } from '#lib/text/shop.ts';
import {
  sampleClaimRule,
  sampleCurator,
  sampleEntry,
  sampleLabelRule,
  packedSample,
} from './sample-feed.ts';

const page: Subject = { kind: 'page', ref: 'page', name: null };
const listing: Subject = { kind: 'listing', ref: 'listing', name: null };
const shop: Subject = { kind: 'shop', ref: 'shop', name: null };

const shopIdentifier: Identifier = {
  kind: 'shop',
  value: buildShopKey({ platform: 'shopee', country: 'vn', id: '7' })!,
};

function identifier(subject: Subject, field: string, value: Identifier): Evidence {
  return { type: 'identifier', subject, field, identifier: value, siteRuleVersion: 1 };
}

function text(
  field: 'title' | 'description' | 'shop-name',
  words: string,
  subject = listing,
): Evidence {
  return { type: 'text', subject, field, text: words, siteRuleVersion: 1 };
}

const offPlatform = sampleClaimRule({
  id: 'sample-off',
  topic: 'off-platform',
  phrases: ['đặt qua zalo'],
  unless: [],
});

function match(
  evidence: readonly Evidence[],
  entries = [sampleEntry(shopIdentifier)],
): Promise<readonly FindingBasis[]> {
  const { find } = buildIndex({ curators: [sampleCurator], lists: [packedSample(entries)] });
  return matchEvidence(evidence, {
    find,
    claims: compileClaims([sampleClaimRule(), offPlatform]),
    labels: compileLabels([sampleLabelRule()]),
  });
}

describe('matchEvidence', () => {
  it('ties a match to its subject and to the field where it was read', async () => {
    const [basis, ...rest] = await match([identifier(shop, 'shop', shopIdentifier)]);
    expect(rest).toEqual([]);
    expect(basis).toMatchObject({ kind: 'match', subject: shop, field: 'shop' });
    expect(basis?.kind === 'match' && basis.match.curator).toBe(sampleCurator);
  });

  it('tells one entry to every subject that has the identifier, and once to each', async () => {
    const card: Subject = { kind: 'card', ref: 'card:1', name: null };
    const found = await match([
      identifier(shop, 'shop', shopIdentifier),
      identifier(shop, 'url', shopIdentifier),
      identifier(card, 'card', shopIdentifier),
    ]);
    expect(found.map(({ subject, field }) => `${subject.ref} ${field}`)).toEqual([
      'shop shop',
      'card:1 card',
    ]);
  });

  it('finds an entry about a host on the hosts below it', async () => {
    const listed = { kind: 'host', value: readHost('bad.example')! } as const;
    const hosts = buildHostAndParents(readHost('pay.bad.example')!).map((value) =>
      identifier(page, 'url', { kind: 'host', value }),
    );
    expect(await match(hosts, [sampleEntry(listed)])).toHaveLength(1);
  });

  it('tells two entries of two lists with the same id apart', async () => {
    const lists = ['a', 'b'].map((id) => packedSample([sampleEntry(shopIdentifier)], { id }));
    const { find } = buildIndex({ curators: [sampleCurator], lists });
    const found = await matchEvidence([identifier(shop, 'shop', shopIdentifier)], {
      find,
      claims: compileClaims([]),
      labels: compileLabels([]),
    });
    expect(found).toHaveLength(2);
  });

  it('asks for each identifier once', async () => {
    const asked: Identifier[] = [];
    await matchEvidence(
      [identifier(shop, 'shop', shopIdentifier), identifier(listing, 'shop', shopIdentifier)],
      {
        find: (identifiers) => {
          asked.push(...identifiers);
          return Promise.resolve([]);
        },
        claims: compileClaims([]),
        labels: compileLabels([]),
      },
    );
    expect(asked).toEqual([shopIdentifier]);
  });

  it('carries a failed look-up to the caller instead of finding nothing', async () => {
    const failing = matchEvidence([identifier(shop, 'shop', shopIdentifier)], {
      find: () => Promise.reject(new Error('index unreadable')),
      claims: compileClaims([]),
      labels: compileLabels([]),
    });
    await expect(failing).rejects.toThrow('index unreadable');
  });

  it('finds claims and labels with their rules in each text', async () => {
    const found = await match([
      text('title', 'Trà chữa khỏi ho'),
      text('description', 'Giấy Good Leaf GL-A1234'),
      text('shop-name', 'Trị dứt điểm ho', shop),
    ]);
    expect(found.map(({ kind, field, subject }) => `${kind} ${field} ${subject.ref}`)).toEqual([
      'claim title listing',
      'label description listing',
      'claim shop shop',
    ]);
    const [claim, label] = found;
    expect(claim?.kind === 'claim' && claim.rule.id).toBe('sample-cure');
    expect(label?.kind === 'label' && label.rule.id).toBe('sample-label');
    expect(label?.kind === 'label' && label.label.number).toBe('GL-A1234');
  });

  it('tells the same words of one field once, and other words again', async () => {
    const found = await match([
      text('description', 'Chữa khỏi ho. CHỮA KHỎI ho. Trị dứt điểm ho.'),
      text('title', 'chữa khỏi ho'),
    ]);
    expect(
      found.map((each) => (each.kind === 'claim' ? `${each.field}: ${each.claim.quote}` : '')),
    ).toEqual(['description: Chữa khỏi', 'description: Trị dứt điểm', 'title: chữa khỏi']);
  });

  it('tells of an order outside the platform only where there is a platform', async () => {
    const words = text('description', 'Bạn đặt qua Zalo nhé');
    expect(await match([words], [])).toEqual([]);
    expect(await match([words, identifier(shop, 'shop', shopIdentifier)], [])).toHaveLength(1);
  });

  it('finds nothing in nothing', async () => {
    expect(await match([])).toEqual([]);
  });
});

describe('words that name a label', () => {
  const green = sampleClaimRule({
    id: 'sample-green',
    topic: 'generic-green',
    phrases: ['giấy xanh', 'lá lành'],
    unless: [],
  });
  const unproven = sampleClaimRule({
    id: 'sample-unproven',
    topic: 'unproven-label',
    phrases: ['chứng nhận good leaf'],
    unless: [],
  });
  const register = {
    source: { title: 'Sổ mẫu', url: 'https://so-mau.example/' },
    asOf: '2026-11-01',
    demo: true,
    rows: [{ number: 'GL-A12345', holder: 'Tiệm Giấy Mẫu', scope: 'Giấy', validUntil: null }],
  };
  const { find } = buildIndex({ curators: [sampleCurator], lists: [] });
  const read = (...evidence: readonly Evidence[]) =>
    matchEvidence(evidence, {
      find,
      claims: compileClaims([green, unproven, sampleClaimRule()]),
      labels: compileLabels([sampleLabelRule({ register })]),
    });
  const told = async (...evidence: readonly Evidence[]): Promise<readonly string[]> =>
    (await read(...evidence)).map((basis) =>
      basis.kind === 'claim' ? `${basis.claim.topic} ${basis.claim.quote}` : basis.kind,
    );

  it('are told as the label and not a second time as a green claim', async () => {
    expect(await told(text('description', 'Có chứng nhận Good Leaf'))).toEqual(['label']);
    expect(await told(text('description', 'Giấy có Nhãn Lá Lành'))).toEqual(['label']);
  });

  it('are told as a claim where they name no label, or the label is denied', async () => {
    expect(await told(text('description', 'Giấy xanh, lá lành'))).toEqual([
      'generic-green Giấy xanh',
      'generic-green lá lành',
    ]);
    expect(await told(text('description', 'Chưa có Nhãn Lá Lành'))).toEqual([
      'generic-green Lá Lành',
    ]);
  });

  it('leave every other claim where it is, in the same words and beside them', async () => {
    expect(await told(text('description', 'Giấy xanh có Nhãn Lá Lành, chữa khỏi ho'))).toEqual([
      'generic-green Giấy xanh',
      'cure chữa khỏi',
      'label',
    ]);
  });

  it('are told in each place where they stand outside the label', async () => {
    const words = 'Nhãn Lá Lành. Giấy thơm, lá lành';
    expect(await told(text('description', words))).toEqual(['generic-green lá lành', 'label']);
  });

  const numbered = text('description', 'Nhãn Lá Lành số GL-A12345');
  const outcome = async (...evidence: readonly Evidence[]) =>
    (await read(...evidence)).flatMap((basis) =>
      basis.kind === 'label' ? [basis.label.register?.outcome] : [],
    );

  it('are held against the name of the shop and the title of the goods', async () => {
    expect(await outcome(numbered, text('shop-name', 'Tiệm Giấy Mẫu', shop))).toEqual(['holder']);
    expect(await outcome(text('title', 'Giấy Tiệm Giấy Mẫu'), numbered)).toEqual(['holder']);
    expect(await outcome(numbered, text('shop-name', 'Tiệm Khác', shop))).toEqual(['other-holder']);
  });

  it('are held against nobody before the shop was read', async () => {
    expect(await outcome(text('title', 'Giấy mềm'), numbered)).toEqual([undefined]);
  });

  it('on a card are held against its own title: it may be of another shop', async () => {
    const card: Subject = { kind: 'card', ref: 'card:1', name: null };
    const title = text('title', 'Giấy Nhãn Lá Lành GL-A12345', card);
    expect(await outcome(title, text('shop-name', 'Tiệm Giấy Mẫu', shop))).toEqual([undefined]);
    expect(await outcome(title, text('title', 'Tiệm Giấy Mẫu', listing))).toEqual([undefined]);
    const own = text('title', 'Tiệm Giấy Mẫu: Nhãn Lá Lành GL-A12345', card);
    expect(await outcome(own)).toEqual(['holder']);
  });

  it('never come out verified: that is the judge’s, who knows the day', async () => {
    const bases = await read(numbered, text('shop-name', 'Tiệm Giấy Mẫu', shop));
    expect(bases).toMatchObject([{ kind: 'label', label: { state: 'number-shown' } }]);
  });
});
