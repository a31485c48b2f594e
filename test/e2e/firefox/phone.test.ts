import { openFirefox } from '../../support/firefox-browser.ts';
import { describePhone } from '../phone-scenarios.ts';

describePhone(openFirefox, 'firefox');
