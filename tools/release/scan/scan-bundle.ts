import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../fresh-build.ts';
import { findCodeFaults } from './code-faults.ts';
import { findPageFaults, findStyleFaults } from './document-faults.ts';
import { type ExpectedHosts, findHosts, readExpectedHosts } from './expected-hosts.ts';
import type { BundleFault, BundleFile } from './syntax.ts';

/** What the extension may be made of. A feed's files are named by their hash and are data. */
const knownKinds = /\.(js|html|css|json|png|svg|snapshot)$/;
const wildcards = new Set(['*']);

/** What is wrong in an unpacked extension, one line a fault; none when it may be released. */
export function scanBundle(folder: string): string[] {
  const files = listFiles(folder).map((path) => path.replaceAll('\\', '/'));
  const expected = readExpectedHosts();
  const faults = files.flatMap((path): BundleFault[] => {
    if (!knownKinds.test(path))
      return [{ path, text: 'is a kind of file that is not agreed on', near: '' }];
    if (!/\.(js|html|css|svg)$/.test(path)) return [];
    return scanFile({ path, text: readFileSync(join(folder, path), 'utf8') }, expected);
  });
  return faults.map(
    ({ path, text, near }) => `${path}: ${text}: … ${near.replaceAll('\n', ' ')} …`,
  );
}

/** The faults of one file; which rules it meets is told by its name. */
export function scanFile(file: BundleFile, expected: readonly ExpectedHosts[]): BundleFault[] {
  const hosts = [...findHostFaults(file, expected), ...findMapFaults(file)];
  if (file.path.endsWith('.js')) return [...findCodeFaults(file), ...hosts];
  if (file.path.endsWith('.css')) return [...findStyleFaults(file), ...hosts];
  return [...findPageFaults(file), ...hosts];
}

function findMapFaults({ path, text }: BundleFile): BundleFault[] {
  const at = text.indexOf('sourceMappingURL=');
  return at < 0 ? [] : [{ path, text: 'names a source map', near: text.slice(at, at + 80) }];
}

function findHostFaults(file: BundleFile, expected: readonly ExpectedHosts[]): BundleFault[] {
  const known = new Set(expected.flatMap(({ hosts }) => hosts));
  const odd = findHosts(file.text).filter((host) => !known.has(host) && !wildcards.has(host));
  return [...new Set(odd)].map((host) => ({
    path: file.path,
    text: `names a host that is not expected, ${host}: if it is meant, say why in tools/release/scan/expected-hosts.ts`,
    near: around(file.text, host),
  }));
}

function around(text: string, words: string): string {
  const at = text.toLowerCase().indexOf(words);
  return text.slice(Math.max(0, at - 60), at + 60);
}
