import { identifierText } from '#lib/domain/identifier.ts';
import type { RecentShopsView } from '#lib/messages/contract.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import type { RecentShops } from '#lib/store/recent-shops.ts';

/** The shops that are kept for the brake: the shopper sees every one of them and can delete it. */
export function buildRecentDesk(
  recentShops: RecentShops,
): Pick<Answerers, 'viewRecentShops' | 'forgetRecentShops'> {
  async function view(): Promise<RecentShopsView> {
    const all = await recentShops.readAll();
    return {
      shops: all.map(({ identifier, name, day }) => ({
        ref: identifierText(identifier),
        kind: identifier.kind,
        value: identifier.value,
        name,
        day,
      })),
    };
  }
  return {
    viewRecentShops: view,
    async forgetRecentShops({ ref }) {
      await (ref === null ? recentShops.clear() : recentShops.forget(ref));
      return view();
    },
  };
}
