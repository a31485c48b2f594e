import { openChromium } from '../../support/chromium-browser.ts';
import { describePopup } from '../popup-scenarios.ts';

describePopup(openChromium, 'chrome');
