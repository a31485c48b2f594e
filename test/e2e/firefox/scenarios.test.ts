import { openFirefox } from '../../support/firefox-browser.ts';
import { describeScenarios } from '../scenarios.ts';

describeScenarios(openFirefox, 'firefox');
