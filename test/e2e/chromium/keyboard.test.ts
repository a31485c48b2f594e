import { openChromium } from '../../support/chromium-browser.ts';
import { describeKeyboard } from '../keyboard-scenarios.ts';

describeKeyboard(openChromium, 'chrome');
