import { openChromium } from '../../support/chromium-browser.ts';
import { describeLabels } from '../label-scenarios.ts';

describeLabels(openChromium, 'chrome');
