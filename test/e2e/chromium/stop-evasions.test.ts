import { openChromium } from '../../support/chromium-browser.ts';
import { describeStopEvasions } from '../stop-evasions.ts';

describeStopEvasions(openChromium, 'chrome');
