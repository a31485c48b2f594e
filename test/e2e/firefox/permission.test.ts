import { openFirefox } from '../../support/firefox-browser.ts';
import { describePermission } from '../permission-scenarios.ts';

describePermission(openFirefox, 'firefox');
