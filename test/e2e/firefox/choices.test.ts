import { openFirefox } from '../../support/firefox-browser.ts';
import { describeChoices } from '../choice-scenarios.ts';

describeChoices(openFirefox, 'firefox');
