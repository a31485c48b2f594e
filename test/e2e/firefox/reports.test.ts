import { openFirefox } from '../../support/firefox-browser.ts';
import { describeReports } from '../report-scenarios.ts';

describeReports(openFirefox, 'firefox');
