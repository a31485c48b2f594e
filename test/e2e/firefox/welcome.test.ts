import { openFirefox } from '../../support/firefox-browser.ts';
import { describeWelcome } from '../welcome-scenarios.ts';

describeWelcome(openFirefox, 'firefox');
