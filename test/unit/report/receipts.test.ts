import { describe, expect, it } from 'vitest';
import { type Delivery, type KeptReport, noDetails } from '#lib/domain/kept-report.ts';
import type { Receipt, ReceiptFeed } from '#lib/domain/receipt.ts';
import { applyReceipts } from '#lib/report/receipts.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';
import { sampleDraft } from '../../support/sample-draft.ts';
import { hashOf } from '../../support/sample-receipts.ts';

const id = 'ab'.repeat(16);
const to = 'https://intake.example/a/';
const delivered: Delivery = { state: 'delivered', to, atMs: 2 };
const accepted: Receipt = { status: 'accepted', reason: 'counterfeit', decidedOn: '2026-11-20' };
const cleared: Receipt = { status: 'cleared', reason: 'counterfeit', decidedOn: '2026-11-22' };

function feed(
  said: Readonly<Record<string, Receipt>>,
  changes: Partial<ReceiptFeed> = {},
): ReceiptFeed {
  return {
    intake: to,
    publisher: { vi: 'Hội Mẫu', en: 'Sample Society' },
    objectionHref: 'mailto:a@b.example',
    findReceipt: (hash) => said[hash.slice(0, 20)] ?? null,
    ...changes,
  };
}

function setUp(delivery: Delivery = delivered) {
  const kept = new Map<string, KeptReport>();
  const draft = sampleDraft(id);
  kept.set(id, { id, createdAtMs: 1, draft, details: noDetails, delivery });
  const reports = buildReportsStandIn(kept);
  let reads = 0;
  return {
    kept,
    reads: () => reads,
    apply: (...feeds: readonly ReceiptFeed[]) =>
      applyReceipts({
        reports,
        readReceiptFeeds: async () => {
          reads += 1;
          return feeds;
        },
      }),
    outcome: () => kept.get(id)?.outcome,
  };
}

const own = { [hashOf(id)]: accepted };

describe('what became of a report', () => {
  it('is found by the hash of its id, and kept with who answers for it', async () => {
    const { apply, outcome } = setUp();
    await apply(feed({ [hashOf('another')]: cleared }), feed(own));
    expect(outcome()).toEqual({
      ...accepted,
      publisher: { vi: 'Hội Mẫu', en: 'Sample Society' },
      objectionHref: 'mailto:a@b.example',
      ledgerHref: 'https://intake.example/a/ledger',
    });
  });

  it('is never taken from a feed whose intake was not sent the report', async () => {
    const { apply, outcome } = setUp();
    for (const intake of [
      'https://other.example/',
      'https://intake.example.evil.example/',
      'http://intake.example/',
    ]) {
      await apply(feed(own, { intake }));
    }
    expect(outcome()).toBeUndefined();
    await apply(feed(own, { intake: 'https://intake.example/moved/' }));
    expect(outcome()).toMatchObject(accepted);
  });

  it('is the later of two decisions, in whatever order they come', async () => {
    const { apply, outcome } = setUp();
    const later = { [hashOf(id)]: cleared };
    await apply(feed(own));
    await apply(feed(later));
    expect(outcome()).toMatchObject(cleared);
    await apply(feed(own));
    expect(outcome()).toMatchObject(cleared);
    const other = setUp();
    await other.apply(feed(own), feed(later), feed(own));
    expect(other.outcome()).toMatchObject(cleared);
  });

  it('is what the feed says now where it was decided anew on the same day', async () => {
    const { apply, outcome } = setUp();
    await apply(feed(own));
    await apply(feed({ [hashOf(id)]: { ...accepted, status: 'rejected' } }));
    expect(outcome()).toMatchObject({ status: 'rejected' });
  });

  it('stays as it was last known where the feed has forgotten it, or is gone', async () => {
    const { apply, outcome } = setUp();
    await apply(feed(own));
    await apply(feed({}));
    await apply();
    expect(outcome()).toMatchObject(accepted);
  });

  it.each([
    { state: 'failed', to, atMs: 1, fault: 'gave-up', detail: null },
    { state: 'sending', to, firstQueuedAtMs: 1, attempts: 3 },
  ] as const)('is told of one whose answer was lost: $state', async (delivery) => {
    const { apply, outcome } = setUp(delivery);
    await apply(feed(own));
    expect(outcome()).toMatchObject(accepted);
  });

  it('is not looked for while nothing was sent', async () => {
    const { apply, outcome, reads } = setUp({ state: 'draft' });
    await apply(feed(own));
    expect([outcome(), reads()]).toEqual([undefined, 0]);
  });

  it('is written once, and never brings back a report that was deleted meanwhile', async () => {
    const { apply, kept } = setUp();
    await apply(feed(own));
    const first = kept.get(id);
    await apply(feed(own));
    expect(kept.get(id)).toBe(first);
    await apply({ ...feed({}), findReceipt: () => (kept.delete(id), cleared) });
    expect(kept.size).toBe(0);
  });
});
