import { openChromium } from '../../support/chromium-browser.ts';
import { describePictures } from '../picture-scenarios.ts';

describePictures(openChromium, 'chrome');
