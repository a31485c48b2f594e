import { answerFromStored } from '../cold/stored.ts';
import { ghosteryPeer } from './ghostery.ts';

answerFromStored('ghostery', ghosteryPeer.open);
