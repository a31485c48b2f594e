import type { NotCheckedReason } from '#lib/domain/page.ts';
import { searchTips } from '#lib/match/tips/search-tips.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import { readBundledContacts } from '#lib/verdict/contacts.ts';
import { presentTip } from '#lib/verdict/present-tip.ts';
import type { LookUps } from './look-ups.ts';

export type TipsDeskParts = {
  readonly readLookUps: () => Promise<LookUps | NotCheckedReason>;
  readonly settings: Pick<SettingsStore, 'read'>;
  /** Opens the library at this card. */
  readonly openPage: (tipId: string) => Promise<void>;
};

/** The cards on a shopper's rights: what the library shows, and the way to it from a page. */
export function buildTipsDesk(parts: TipsDeskParts): Pick<Answerers, 'viewTips' | 'openTip'> {
  const contacts = readBundledContacts();
  return {
    async viewTips({ query = '', for: target = null }) {
      const { locale } = await parts.settings.read();
      const lookUps = await parts.readLookUps();
      // Without a feed there are no cards, which is something else than none that fits.
      if (typeof lookUps === 'string') return { locale, missing: lookUps, total: 0, tips: [] };
      const found = searchTips(lookUps.tips, { query, for: target, locale });
      const tips = found.map((tip) => presentTip(tip, contacts, locale));
      return { locale, missing: null, total: lookUps.tips.length, tips };
    },
    async openTip({ tipId }) {
      await parts.openPage(tipId);
      return { opened: true };
    },
  };
}
