import { openChromium } from '../../support/chromium-browser.ts';
import { describeWelcome } from '../welcome-scenarios.ts';

describeWelcome(openChromium, 'chrome');
