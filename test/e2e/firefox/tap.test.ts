import { openFirefox } from '../../support/firefox-browser.ts';
import { describeTap } from '../tap-scenarios.ts';

describeTap(openFirefox, 'firefox');
