import { afterAll, beforeAll } from 'vitest';
import { openSurfaceBrowser, type SurfaceBrowser } from '../../support/surface-browser.ts';
import { describeSurfaces } from '../accessibility-scenarios.ts';
import { describeGuest } from '../guest-scenarios.ts';
import { serveLooks } from '../shop-looks.ts';

// One start of the browser for all that only looks.
let browser: SurfaceBrowser;
beforeAll(async () => {
  browser = await openSurfaceBrowser(serveLooks);
});
afterAll(() => browser?.close());

describeSurfaces(() => browser);
describeGuest(() => browser);
