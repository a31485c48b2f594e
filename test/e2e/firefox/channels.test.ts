import { openFirefox } from '../../support/firefox-browser.ts';
import { describeChannels } from '../channel-scenarios.ts';

describeChannels(openFirefox, 'firefox');
