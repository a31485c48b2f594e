import { FiltersEngine, Request } from '@ghostery/adblocker';
import type { LookUpPeer } from '../look-up-peer.ts';

export const ghosteryPeer: LookUpPeer = {
  name: '@ghostery/adblocker',
  store: (hosts) => {
    const filters = hosts.map((host) => `||${host}^`).join('\n');
    return FiltersEngine.parse(filters, { loadCosmeticFilters: false }).serialize();
  },
  open: (stored) => {
    const engine = FiltersEngine.deserialize(stored);
    return (host) =>
      engine.match(Request.fromRawDetails({ url: `https://${host}/`, type: 'main_frame' })).match;
  },
  questions: 4_000,
};
