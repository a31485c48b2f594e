import type { LookUpPeer } from '../look-up-peer.ts';
import { ghosteryPeer } from './ghostery.ts';
import { phishingDetectorPeer } from './phishing-detector.ts';
import { setPeer } from './set.ts';

export const lookUpPeers: readonly LookUpPeer[] = [setPeer, ghosteryPeer, phishingDetectorPeer];
