import { openFirefox } from '../../support/firefox-browser.ts';
import { describeMutes } from '../mute-scenarios.ts';

describeMutes(openFirefox, 'firefox');
