import { answerFromStored } from '../cold/stored.ts';
import { phishingDetectorPeer } from './phishing-detector.ts';

answerFromStored('phishing-detector', phishingDetectorPeer.open);
