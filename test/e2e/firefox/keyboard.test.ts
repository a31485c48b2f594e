import { openFirefox } from '../../support/firefox-browser.ts';
import { describeKeyboard } from '../keyboard-scenarios.ts';

describeKeyboard(openFirefox, 'firefox');
