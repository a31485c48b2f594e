import type { Answerers } from '#lib/messages/handle.ts';
import type { SettingsStore } from '#lib/store/settings.ts';

/** `onChanged`: open pages have to be judged anew. */
export function buildSettingsDesk(parts: {
  readonly settings: SettingsStore;
  readonly onChanged: () => Promise<void>;
}): Pick<Answerers, 'setAgreement'> {
  return {
    async setAgreement({ agreement }) {
      const before = await parts.settings.read();
      const next = await parts.settings.applyAgreement(agreement);
      if (next.agreement !== before.agreement) await parts.onChanged();
      return next;
    },
  };
}
