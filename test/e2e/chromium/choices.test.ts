import { openChromium } from '../../support/chromium-browser.ts';
import { describeChoices } from '../choice-scenarios.ts';

describeChoices(openChromium, 'chrome');
