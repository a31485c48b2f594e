import { openFirefox } from '../../support/firefox-browser.ts';
import { describeTips } from '../tip-scenarios.ts';

describeTips(openFirefox, 'firefox');
