import { openFirefox } from '../../support/firefox-browser.ts';
import { describeLoop } from '../loop-scenarios.ts';

describeLoop(openFirefox, 'firefox');
