import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.ts';

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
  return install('Chromium', 'chromium', findChromium);
}

/** @throws with an instruction a person can follow, when there is none and it cannot be installed */
export function installFirefox(): Promise<string> {
  return install('Firefox', 'firefox-esr', findFirefox);
}

async function install(
  name: string,
  debianPackage: string,
  find: () => string | null,
): Promise<string> {
  const found = find();
  if (found) return found;
  const byHand = `install ${name} (Debian: sudo apt-get install ${debianPackage}) or name its path in ${name.toUpperCase()}=/path/to/it`;
  if (process.getuid?.() !== 0 || findProgram(['apt-get']) === null) {
    throw new Error(`No ${name} on this machine: ${byHand}`);
  }
  process.stderr.write(`Installing ${debianPackage} …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const timeoutMs = 240_000;
  await runCommand('apt-get', ['update', '-q'], { cwd: '/', env, timeoutMs });
  const done = await runCommand(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', debianPackage, 'fonts-noto-core'],
    { cwd: '/', env, timeoutMs },
  );
  const installed = find();
  if (installed) return installed;
  throw new Error(
    `${debianPackage} could not be installed: ${byHand}\n${done.output.slice(-2000)}`,
  );
}

function findProgram(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  // A bare PATH, as services have, leaves out where Debian puts programs.
  const places = [
    ...folders,
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    join(homedir(), '.local/bin'),
  ];
  return findFile(names.flatMap((name) => places.map((place) => join(place, name))));
}

function findFile(paths: readonly string[]): string | null {
  return paths.find((path) => path !== '' && isExecutable(path)) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
