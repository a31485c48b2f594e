import { describe, expect, it } from 'vitest';
import type { Listing } from '#lib/domain/listing.ts';
import { buildEvidence } from '#lib/match/build-evidence.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import { matchEvidence } from '#lib/match/match-evidence.ts';
import { sampleReading } from '../../support/sample-readings.ts';
import { readWrittenRules } from '../../support/written-rules.ts';

const claims = compileClaims(readWrittenRules().claims);
const sentence = 'Điều trị viêm họng cấp, dùng cho cả nhà.';

async function readTopics(changes: Partial<Listing>): Promise<readonly string[]> {
  const { listing } = sampleReading();
  if (!listing) throw new Error('the sample is a listing');
  const reading = sampleReading({ listing: { ...listing, description: sentence, ...changes } });
  const against = { find: async () => [], claims, labels: compileLabels([]) };
  const bases = await matchEvidence(buildEvidence(reading), against);
  return bases.flatMap((basis) => (basis.kind === 'claim' ? [basis.claim.topic] : []));
}

describe('one sentence on goods of two classes', () => {
  it('is lawful on a medicine and a claim on a tea, by the page’s own categories', async () => {
    const title = 'Gió Nội, hộp 24';
    expect(await readTopics({ title, breadcrumbs: 'Sức khỏe\nThuốc không kê đơn' })).toEqual([]);
    expect(await readTopics({ title, breadcrumbs: 'Bách hóa\nTrà' })).toEqual(['cure']);
    expect(await readTopics({ title, breadcrumbs: 'Sức khỏe\nThực phẩm chức năng' })).toEqual([
      'cure',
    ]);
  });

  it('is lawful on a medicine and a claim on a tea, by the title alone', async () => {
    expect(await readTopics({ title: 'Thuốc Gió Nội, hộp 24 viên nén' })).toEqual([]);
    expect(await readTopics({ title: 'Trà Gió Nội, hộp 24 gói' })).toEqual(['cure']);
  });

  it('stays a claim where a shop files its tea among the medicines', async () => {
    const title = 'Trà Gió Nội, hộp 24 gói';
    expect(await readTopics({ title, breadcrumbs: 'Trang chủ\nThuốc' })).toEqual(['cure']);
  });

  it('finds no claim in the words of a category', async () => {
    const breadcrumbs = 'Chữa khỏi ung thư 100%';
    expect(await readTopics({ title: 'Trà', description: null, breadcrumbs })).toEqual([]);
  });
});
