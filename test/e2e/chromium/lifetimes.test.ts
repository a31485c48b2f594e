import { openChromium } from '../../support/chromium-browser.ts';
import { describeLifetimes } from '../lifetime-pages.ts';

describeLifetimes(openChromium, 'chrome');
