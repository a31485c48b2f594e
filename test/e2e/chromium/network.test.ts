import { openChromium } from '../../support/chromium-browser.ts';
import { describeNetwork } from '../network.ts';

describeNetwork(openChromium, 'chrome');
