import { type ReportDetails, noDetails } from '#lib/domain/kept-report.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import { type Channels, readChannels } from '#lib/report/channels.ts';
import { chooseChannels } from '#lib/report/choose-channels.ts';
import type { ShopperCountry } from '#lib/domain/shopper-country.ts';
import { sampleDraft } from './sample-draft.ts';

/** A listing on a Vietnamese marketplace, with one quoted claim. */
export function listingDraft(change: Partial<ReportDraft> = {}): ReportDraft {
  return {
    ...sampleDraft('ab'.repeat(16), Date.UTC(2026, 10, 23, 2, 30)),
    subject: { kind: 'listing', identifiers: ['listing:shopee:vn:77001', 'shop:shopee:vn:1'] },
    url: 'https://shopee.vn/tra-mau-i.1.77001',
    title: 'Trà mẫu',
    price: { amount: 199_000, currency: 'VND' },
    evidence: [{ kind: 'claim', code: 'cure-complete', quote: 'khỏi hẳn sau 3 ngày' }],
    ...change,
  };
}

type Choice = {
  readonly country?: ShopperCountry;
  readonly reason?: ReportDetails['reason'];
  readonly draft?: Partial<ReportDraft>;
  readonly channels?: Channels;
};

/** The ids of what is offered, in order. */
export function chooseIds({ country = 'vn', reason = null, draft, channels }: Choice) {
  const chosen = chooseChannels(
    listingDraft(draft),
    { ...noDetails, reason },
    channels ?? readChannels(country),
  );
  return chosen.map(({ channel }) => channel.id);
}
