import { openFirefox } from '../../support/firefox-browser.ts';
import { describePopup } from '../popup-scenarios.ts';

describePopup(openFirefox, 'firefox');
