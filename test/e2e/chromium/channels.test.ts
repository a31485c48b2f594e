import { openChromium } from '../../support/chromium-browser.ts';
import { describeChannels } from '../channel-scenarios.ts';

describeChannels(openChromium, 'chrome');
