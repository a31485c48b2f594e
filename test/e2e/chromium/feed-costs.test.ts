import { openChromium } from '../../support/chromium-browser.ts';
import { describeFeedCosts } from '../feed-costs.ts';

describeFeedCosts(openChromium, 'chrome');
