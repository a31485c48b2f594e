import { answerFromStored } from '../cold/stored.ts';
import { setPeer } from './set.ts';

answerFromStored('set', setPeer.open);
