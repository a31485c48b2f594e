import { openFirefox } from '../../support/firefox-browser.ts';
import { describeNetwork } from '../network.ts';

describeNetwork(openFirefox, 'firefox');
