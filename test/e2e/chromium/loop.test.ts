import { openChromium } from '../../support/chromium-browser.ts';
import { describeLoop } from '../loop-scenarios.ts';

describeLoop(openChromium, 'chrome');
