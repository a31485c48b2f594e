import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';
import { projectRoot } from '../setup/project-root.ts';
import { runCommand } from '../setup/run-command.ts';
import { buildExtension, type ReleaseBrowser, releaseBrowsers } from './build.ts';
import { findChangelogFaults } from './changelog.ts';
import { lintFirefoxBuild } from './lint-firefox-build.ts';
import { scanBundle } from './scan/scan-bundle.ts';
import { findShippedFeedFaults, readShippedHead } from './shipped-feed.ts';
import { isCheckout, readSourceEntries, readUncommitted } from './source-archive.ts';
import { buildZip, describeZipDifference, readEntries } from './zip-files.ts';

const usage = `npm run release [-- --browser chrome|edge|firefox] [--out FOLDER] [--uncommitted] [--without-check]
  --browser        only the archive of that browser: what a reviewer makes to compare
  --out            where to write to (.output/release)
  --uncommitted    also with files that are not committed: to try it, never to publish
  --without-check  does not unpack the sources and build Firefox's archive from them once more
`;

type Archive = { readonly name: string; readonly bytes: Uint8Array };

/** Makes the archives for the stores and for their reviewers, checks each, and writes them with their hashes. */
async function release(): Promise<void> {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string' },
      out: { type: 'string', default: join(projectRoot, '.output', 'release') },
      uncommitted: { type: 'boolean', default: false },
      'without-check': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const chosen = releaseBrowsers.filter((name) => (values.browser ?? name) === name);
  if (chosen.length === 0) throw new Error(usage);
  const stem = `cho-lanh-${readVersion()}`;
  const isWhole = values.browser === undefined;
  if (isWhole) await checkState(values.uncommitted);

  const archives: Archive[] = [];
  for (const browser of chosen) {
    archives.push({ name: `${stem}-${browser}.zip`, bytes: await makeArchive(browser) });
    say(
      `${browser}: built twice, the same bytes; the scan${browser === 'firefox' ? " and Mozilla's linter have" : ' has'} nothing to say`,
    );
  }
  if (isWhole) {
    const sources = { name: `${stem}-sources.zip`, bytes: buildZip(await readSourceEntries()) };
    const firefox = archives.find(({ name }) => name.endsWith('-firefox.zip'));
    if (firefox && !values['without-check']) await checkSources(sources, firefox);
    archives.push(sources);
  }
  write(values.out, archives);
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return String(Object(manifest).version);
}

async function checkState(mayBeUncommitted: boolean): Promise<void> {
  if (!isCheckout())
    throw new Error(
      'The archive of the sources is made of what is under version control, and nothing is here. --browser firefox needs none.',
    );
  const log = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8');
  const faults = [
    ...findChangelogFaults(log, readVersion()),
    ...findShippedFeedFaults(readShippedHead(), Date.now()),
  ];
  const changed = mayBeUncommitted ? [] : await readUncommitted();
  if (changed.length > 0) faults.push(`not committed: ${changed.slice(0, 5).join(', ')}`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Builds twice in folders of their own, looks at the result in every way there is, and packs it. */
async function makeArchive(browser: ReleaseBrowser): Promise<Uint8Array> {
  return inFolder(async (outDir) => {
    const builds: string[] = [];
    for (const name of ['first', 'second']) {
      const request = { browser, mode: 'production', outDir: join(outDir, name) } as const;
      builds.push(await buildExtension(request));
    }
    const [first = '', second = ''] = builds;
    const faults = scanBundle(first);
    if (browser === 'firefox') faults.push(...(await lintFirefoxBuild(first)));
    if (faults.length > 0) throw new Error(`${browser} may not go out:\n${faults.join('\n')}`);
    const bytes = buildZip(readEntries(first));
    const difference = describeZipDifference(bytes, buildZip(readEntries(second)));
    if (difference !== null) throw new Error(`${browser}: two builds, ${difference}`);
    return bytes;
  });
}

/** Does what BUILD.md tells a reviewer to do: unpacks the sources, installs, builds, and compares byte for byte. */
async function checkSources(sources: Archive, firefox: Archive): Promise<void> {
  await inFolder(async (folder) => {
    for (const [path, bytes] of Object.entries(unzipSync(sources.bytes))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const done = await runCommand('npm', ['run', 'release', '--', '--browser', 'firefox'], {
      cwd: folder,
      timeoutMs: 600_000,
    });
    if (done.code !== 0) throw new Error(`the sources do not build:\n${done.output}`);
    const built = readFileSync(join(folder, '.output', 'release', firefox.name));
    const difference = describeZipDifference(firefox.bytes, built);
    if (difference !== null) throw new Error(`built from the sources: ${difference}`);
  });
  say(
    'sources: unpacked elsewhere, installed and built as BUILD.md says: the same archive for Firefox, byte for byte',
  );
}

function write(folder: string, archives: readonly Archive[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sums = archives.map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
  });
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  process.stdout.write(`${sums.join('')}${folder}\n`);
}

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-release-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

try {
  await release();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
