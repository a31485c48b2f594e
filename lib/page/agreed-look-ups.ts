import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import type { LookUps } from './look-ups.ts';

/**
 * Look-ups as the shopper wants them weighed. Read at each question: what is built from the feeds goes on serving when
 * only the setting changes, and pages and the stop page never differ in it.
 */
export function buildAgreedLookUps(
  readLookUps: () => Promise<LookUps | NotCheckedReason>,
  settings: Pick<SettingsStore, 'read'>,
): () => Promise<LookUps | NotCheckedReason> {
  return async () => {
    const lookUps = await readLookUps();
    if (typeof lookUps === 'string') return lookUps;
    const { agreement } = await settings.read();
    return { ...lookUps, agreement };
  };
}
