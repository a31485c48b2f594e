import type { CountryView } from '#lib/domain/channel-view.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import type { ShopperCountryStore } from '#lib/store/shopper-country.ts';
import { readChannels } from './channels.ts';
import { presentChannels } from './present-channels.ts';
import { presentHotline } from './present-kept.ts';

export type ChannelsDeskParts = {
  readonly reports: Pick<KeptReports, 'read'>;
  readonly country: ShopperCountryStore;
  readonly settings: Pick<SettingsStore, 'read'>;
  /** The template of the public form that the main feed names, or null. */
  readonly readIssueForm: () => Promise<string | null>;
};

/** Where a report can be taken, for the shopper's country. Nothing here sends anything. */
export function buildChannelsDesk(
  parts: ChannelsDeskParts,
): Pick<Answerers, 'viewChannels' | 'readCountry' | 'setCountry'> {
  async function viewCountry(): Promise<CountryView> {
    const country = await parts.country.read();
    const { locale } = await parts.settings.read();
    const { hotline } = readChannels(country);
    return { country, hotline: hotline && presentHotline(hotline, locale) };
  }
  return {
    async viewChannels({ reportId }) {
      const kept = await parts.reports.read(reportId);
      if (kept === null) return null;
      const { locale } = await parts.settings.read();
      const channels = readChannels(await parts.country.read());
      const { draft, details } = kept;
      const issueForm = await parts.readIssueForm();
      return presentChannels({ draft, details, channels, locale, issueForm });
    },
    readCountry: viewCountry,
    async setCountry({ country }) {
      await parts.country.apply(country);
      return viewCountry();
    },
  };
}
