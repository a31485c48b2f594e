import { openChromium } from '../../support/chromium-browser.ts';
import { describeHostilePages } from '../hostile-pages.ts';

describeHostilePages(openChromium, 'chrome');
