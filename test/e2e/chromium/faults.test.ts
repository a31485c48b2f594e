import { openChromium } from '../../support/chromium-browser.ts';
import { describeFaults } from '../fault-scenarios.ts';

describeFaults(openChromium, 'chrome');
