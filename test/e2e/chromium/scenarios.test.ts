import { openChromium } from '../../support/chromium-browser.ts';
import { describeScenarios } from '../scenarios.ts';

describeScenarios(openChromium, 'chrome');
