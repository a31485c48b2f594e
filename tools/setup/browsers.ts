import { findFile, findProgram, installProgram } from './debian-program.ts';

/** Debian's Chromium first: branded Chrome no longer loads an unpacked extension from the command line. */
const chromiumNames = ['chromium', 'chromium-browser', 'ungoogled-chromium', 'brave-browser'];
const chromeNames = ['google-chrome-for-testing', 'google-chrome', 'google-chrome-stable'];
const chromiumPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const firefoxNames = ['firefox-esr', 'firefox'];
const firefoxPlaces = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The path of a Chromium, or null. `CHROMIUM` in the environment wins. */
export function findChromium(): string | null {
  return (
    findFile([process.env.CHROMIUM ?? '']) ??
    findProgram([...chromiumNames, ...chromeNames]) ??
    findFile(chromiumPlaces)
  );
}

/** The path of a Firefox, or null. `FIREFOX` in the environment wins. */
export function findFirefox(): string | null {
  return (
    findFile([process.env.FIREFOX ?? '']) ?? findProgram(firefoxNames) ?? findFile(firefoxPlaces)
  );
}

/** @throws with an instruction a person can follow, when there is none and it cannot be installed */
export function installChromium(): Promise<string> {
  return installProgram({
    name: 'Chromium',
    variable: 'CHROMIUM',
    packages: ['chromium', 'fonts-noto-core'],
    find: findChromium,
  });
}

/** @throws with an instruction a person can follow, when there is none and it cannot be installed */
export function installFirefox(): Promise<string> {
  return installProgram({
    name: 'Firefox',
    variable: 'FIREFOX',
    packages: ['firefox-esr', 'fonts-noto-core'],
    find: findFirefox,
  });
}
