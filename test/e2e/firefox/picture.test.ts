import { openFirefox } from '../../support/firefox-browser.ts';
import { describePictures } from '../picture-scenarios.ts';

describePictures(openFirefox, 'firefox');
