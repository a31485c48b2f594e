import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-root.ts';
import { type BuildBrowser, type BuildMode, buildExtension } from './build.ts';

/** Everything a build is made of. */
const sources = [
  'entrypoints',
  'lib',
  'public',
  'rules',
  'tools/demo/hosts.json',
  'tools/release/build.ts',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** All files below a folder, sorted, as paths from that folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** SHA-256 over names and bytes of all files of a folder. */
export function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const file of listFiles(folder)) {
    hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(projectRoot, source);
    hash.update(source);
    if (source.includes('.')) hash.update(existsSync(path) ? readFileSync(path) : '');
    else hash.update(existsSync(path) ? hashFolder(path) : '');
  }
  return hash.digest('hex');
}

/** A folder under test/.out that the tests may write to. */
export function outFolder(name: string): string {
  return join(projectRoot, 'test', '.out', name);
}

/** The unpacked extension of these sources; built once, then found again as long as no source changes. */
export async function readBuild(browser: BuildBrowser, mode: BuildMode): Promise<string> {
  const outDir = outFolder('build');
  const folder = join(outDir, `${browser}-${mode}`);
  const stamp = `${folder}.sources`;
  const wanted = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  await buildExtension({ browser, mode, outDir });
  writeFileSync(stamp, wanted);
  return folder;
}
