import { openChromium } from '../../support/chromium-browser.ts';
import { describeStopPage } from '../stop-scenarios.ts';

describeStopPage(openChromium, 'chrome');
