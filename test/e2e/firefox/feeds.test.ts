import { openFirefox } from '../../support/firefox-browser.ts';
import { describeFeeds } from '../feed-scenarios.ts';

describeFeeds(openFirefox, 'firefox');
