import { openFirefox } from '../../support/firefox-browser.ts';
import { describeFeedCosts } from '../feed-costs.ts';

describeFeedCosts(openFirefox, 'firefox');
