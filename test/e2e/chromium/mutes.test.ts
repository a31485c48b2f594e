import { openChromium } from '../../support/chromium-browser.ts';
import { describeMutes } from '../mute-scenarios.ts';

describeMutes(openChromium, 'chrome');
