import { openFirefox } from '../../support/firefox-browser.ts';
import { describeStopEvasions } from '../stop-evasions.ts';

describeStopEvasions(openFirefox, 'firefox');
