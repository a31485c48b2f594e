import { openFirefox } from '../../support/firefox-browser.ts';
import { describeLifetimes } from '../lifetime-pages.ts';

describeLifetimes(openFirefox, 'firefox');
