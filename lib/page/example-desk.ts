import { type Clock, readDay } from '#lib/browser/clock.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { Ask } from '#lib/messages/contract.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import { assessPage } from './assess-page.ts';
import type { LookUps } from './look-ups.ts';
import { presentTab } from './present-tab.ts';

export type ExampleDeskParts = {
  readonly readLookUps: () => Promise<LookUps | NotCheckedReason>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly clock: Clock;
};

/** Reserved for examples (RFC 2606): no shop can ever be there. */
const exampleUrl = 'https://tin-mau.example/tra-thao-moc';

/**
 * Judges the made-up listing of the welcome page as any other, with the feeds that are in use; nothing of it is kept, and
 * no tab, toolbar or count knows of it.
 */
export function buildExampleDesk(parts: ExampleDeskParts): Pick<Answerers, 'judgeExample'> {
  return {
    async judgeExample(ask) {
      const reading = buildReading(ask);
      const { locale } = await parts.settings.read();
      const nowMs = parts.clock();
      const assessment = await assessPage(reading, await parts.readLookUps(), readDay(nowMs));
      const state = { reading, platformName: catalogueOf(locale).guard.productName, assessment };
      return {
        view: presentTab(state, { locale, nowMs, wishes: { mutes: [] } }),
        texts: catalogueOf(locale).guard,
      };
    },
  };
}

function buildReading({ title, description }: Ask<'judgeExample'>): PageReading {
  return {
    url: exampleUrl,
    siteId: 'example',
    siteRuleVersion: 1,
    platform: 'independent',
    country: 'vn',
    kind: 'listing',
    state: { checked: true },
    listing: {
      id: null,
      title,
      shopId: null,
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
