import { openFirefox } from '../../support/firefox-browser.ts';
import { describeLabels } from '../label-scenarios.ts';

describeLabels(openFirefox, 'firefox');
