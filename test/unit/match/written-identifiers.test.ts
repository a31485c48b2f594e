import { describe, expect, it } from 'vitest';
import { identifierText } from '#lib/domain/identifier.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { buildEvidence } from '#lib/match/build-evidence.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import { matchEvidence } from '#lib/match/match-evidence.ts';
import { readWrittenIdentifiers } from '#lib/match/read-written-identifiers.ts';
import { readBankAccount } from '#lib/text/bank-account.ts';
import { readRegistration } from '#lib/text/registration.ts';
import { packFeed } from '../../../tools/feed/pack-feed.ts';
import { readWrittenRules } from '../../support/written-rules.ts';
import { sampleCurator, sampleEntry, packedSample } from './sample-feed.ts';

function listing(title: string, description: string | null): PageReading {
  return {
    url: 'https://shopee.vn/x-i.800700600.77001',
    siteId: 'shopee',
    siteRuleVersion: 1,
    platform: 'shopee',
    country: 'vn',
    kind: 'listing',
    state: { checked: true },
    listing: {
      id: '77001',
      title,
      shopId: '800700600',
      shopName: null,
      shopSlug: null,
      price: null,
      description,
    },
    shop: null,
    cards: [],
    provenance: {},
  };
}

const nothing = { claims: compileClaims([]), labels: compileLabels([]) };

describe('readWrittenIdentifiers', () => {
  it('reads each kind that a seller writes, and no digits that nothing names', () => {
    const text = [
      'Gọi 0901 234 567 hoặc zalo.me/0912345678',
      'STK VCB 0123456789, MST 0100109106',
      'Số công bố: 000244/22/CBMP-HCM',
      'Mã vạch 8936012345678, cao 1234567890 mm',
    ].join('\n');
    expect(readWrittenIdentifiers(text, 'vn').map(identifierText)).toEqual([
      'phone:+84901234567',
      'phone:+84912345678',
      'handle:zalo:0912345678',
      'bank-account:vcb:0123456789',
      'tax-code:vn:0100109106',
      'registration:cosmetic:244/22/cbmp-hcm',
    ]);
  });
});

describe('a listed number in a description', () => {
  it.each([
    [{ kind: 'bank-account', value: readBankAccount('VCB 0123456789')! }, 'STK 0123456789 VCB'],
    [
      { kind: 'registration', value: readRegistration('4524/19/CBMP-HCM')! },
      'SCB: 004524/19/CBMP-HCM',
    ],
  ] as const)('%o is found in "%s"', async (identifier, description) => {
    const lists = [packedSample([sampleEntry(identifier)])];
    const { find } = buildIndex({ curators: [sampleCurator], lists });
    const evidence = buildEvidence(listing('Kem lành', description));
    const found = await matchEvidence(evidence, { find, ...nothing });
    expect(found).toMatchObject([
      { kind: 'match', field: 'description', subject: { ref: 'listing' }, match: { identifier } },
    ]);
    const other = buildEvidence(listing('Kem lành', description.replace('45', '54')));
    expect(await matchEvidence(other, { find, ...nothing })).toEqual([]);
  });
});

describe('a lot that an authority has warned of', () => {
  const { find } = buildIndex(packFeed(readWrittenRules()));
  const kinds = async (reading: PageReading): Promise<readonly string[]> => {
    const found = await matchEvidence(buildEvidence(reading), { find, ...nothing });
    return found.flatMap((each) =>
      each.kind === 'match' ? [identifierText(each.match.identifier)] : [],
    );
  };

  it.each([
    [
      'Viên uống Best Slim Collagen 30 viên',
      'Thành phần…\nSố lô: 29L367',
      'best slim collagen#29l367',
    ],
    [
      'Dáng Xuân Phục Linh Gold chính hãng',
      'Số lô sản xuất 11/2023',
      'dang xuan phuc linh gold#11 2023',
    ],
  ])(
    'is met by the name in the title and the lot in the description: %s',
    async (title, text, value) => {
      expect(await kinds(listing(title, text))).toContain(`product-name:${value}`);
    },
  );

  it('is not met by another lot, another product, or a page that was not read', async () => {
    const another = listing('Viên uống Best Slim Collagen', 'Số lô: 30L001');
    expect((await kinds(another)).filter((text) => text.includes('#'))).toEqual([]);
    expect(await kinds(listing('Trà hoa cúc', 'Số lô: 29L367'))).toEqual([]);
    const unread = listing('Viên uống Best Slim Collagen', 'Số lô: 29L367');
    const wall = await kinds({ ...unread, state: { checked: false, reason: 'wall' } });
    expect(wall.filter((text) => text.includes('#'))).toEqual([]);
  });
});
