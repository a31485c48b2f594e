import { openFirefox } from '../../support/firefox-browser.ts';
import { describeFaults } from '../fault-scenarios.ts';

describeFaults(openFirefox, 'firefox');
