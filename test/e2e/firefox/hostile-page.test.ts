import { openFirefox } from '../../support/firefox-browser.ts';
import { describeHostilePages } from '../hostile-pages.ts';

describeHostilePages(openFirefox, 'firefox');
