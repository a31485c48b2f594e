import { openChromium } from '../../support/chromium-browser.ts';
import { describeReports } from '../report-scenarios.ts';

describeReports(openChromium, 'chrome');
