import PhishingDetector from 'eth-phishing-detect/src/detector.js';
import type { LookUpPeer } from '../look-up-peer.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

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
