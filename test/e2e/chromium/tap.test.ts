import { openChromium } from '../../support/chromium-browser.ts';
import { describeTap } from '../tap-scenarios.ts';

describeTap(openChromium, 'chrome');
