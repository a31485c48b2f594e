import { openChromium } from '../../support/chromium-browser.ts';
import { describeFeeds } from '../feed-scenarios.ts';

describeFeeds(openChromium, 'chrome');
