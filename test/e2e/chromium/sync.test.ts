import { openChromium } from '../../support/chromium-browser.ts';
import { describeSync } from '../sync-scenarios.ts';

describeSync(openChromium, 'chrome');
