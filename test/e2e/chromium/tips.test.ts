import { openChromium } from '../../support/chromium-browser.ts';
import { describeTips } from '../tip-scenarios.ts';

describeTips(openChromium, 'chrome');
