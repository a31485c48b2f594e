import { FiltersEngine, Request } from '@ghostery/adblocker';
import PhishingDetector from 'eth-phishing-detect/src/detector.js';

/** A peer that says of a host whether it is listed: what it keeps on a device, and how it comes back from that. */
export type LookUpPeer = {
  readonly name: string;
  /** The form in which a device would keep the list. Not part of any time. */
  readonly store: (hosts: readonly string[]) => Uint8Array;
  readonly open: (stored: Uint8Array) => (host: string) => boolean;
  /** Some are so slow that asking often would take hours. */
  readonly questions: number;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const setPeer: LookUpPeer = {
  name: 'Set of strings',
  store: (hosts) => encoder.encode(hosts.join('\n')),
  open: (stored) => {
    const set = new Set(decoder.decode(stored).split('\n'));
    return (host) => set.has(host);
  },
  questions: 200_000,
};

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

export const phishingDetectorPeer: LookUpPeer = {
  name: 'eth-phishing-detect',
  store: (hosts) => encoder.encode(JSON.stringify(hosts)),
  open: (stored) => {
    const parsed: unknown = JSON.parse(decoder.decode(stored));
    const blacklist = Array.isArray(parsed) ? parsed.map(String) : [];
    const detector = new PhishingDetector({
      blacklist,
      whitelist: [],
      fuzzylist: [],
      tolerance: 0,
      version: 1,
    });
    return (host) => detector.check(host).result;
  },
  questions: 40,
};

export const lookUpPeers = [setPeer, ghosteryPeer, phishingDetectorPeer];
