import { openFirefox } from '../../support/firefox-browser.ts';
import { describeSync } from '../sync-scenarios.ts';

describeSync(openFirefox, 'firefox');
