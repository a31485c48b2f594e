import { openFirefox } from '../../support/firefox-browser.ts';
import { describeStopPage } from '../stop-scenarios.ts';

describeStopPage(openFirefox, 'firefox');
