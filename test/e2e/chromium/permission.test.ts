import { openChromium } from '../../support/chromium-browser.ts';
import { describePermission } from '../permission-scenarios.ts';

describePermission(openChromium, 'chrome');
