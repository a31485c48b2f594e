import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../setup/project-root.ts';

/** Hosts that code may name, and why each does. */
export type ExpectedHosts = { readonly hosts: readonly string[]; readonly reason: string };

/** Named by code of ours or of a package. None of them is ever asked for anything. */
const inCode: readonly ExpectedHosts[] = [
  {
    hosts: ['www.w3.org'],
    reason: 'names of the XML namespaces of SVG, MathML and XHTML; a name, never fetched',
  },
  {
    hosts: ['json-schema.org'],
    reason:
      'zod writes the name of the schema language into schemas that it exports; none is exported here',
  },
  {
    hosts: ['tinyurl.com', 'bit.ly'],
    reason: 'Dexie names its help pages in the messages of two errors',
  },
  {
    hosts: ['seed.invalid', 'import.invalid'],
    reason:
      'stand-in addresses of the feed inside the extension and of a file; .invalid never resolves',
  },
  {
    hosts: ['tin-mau.example'],
    reason: 'the address of the made-up listing of the welcome page; .example never resolves',
  },
  {
    hosts: ['help.shopee.'],
    reason:
      'the site rule of Shopee knows a wall by the link to the help pages; compared, never opened',
  },
];

/** Data that ship inside the code: places to report to, and sources. A shopper's press opens them, nothing else does. */
const inData = ['rules/channels', 'rules/contacts'] as const;

/** Everything that may stand behind `//` in the code of the extension. */
export function readExpectedHosts(): ExpectedHosts[] {
  return [
    ...inCode,
    ...inData.map((folder) => ({
      hosts: readHostsOf(folder),
      reason: `named in ${folder}: opened by a shopper's press only`,
    })),
  ];
}

function readHostsOf(folder: string): string[] {
  const place = join(projectRoot, folder);
  const files = readdirSync(place).filter((name) => name.endsWith('.json'));
  return [...new Set(files.flatMap((name) => findHosts(readFileSync(join(place, name), 'utf8'))))];
}

/** The hosts of all addresses in a text. A host that is put together elsewhere ends where the text does. */
export function findHosts(text: string): string[] {
  const addresses = /\b(?:https?|wss?|ftp):(?:\\?\/){2}(?:[^\s/"'`@]*@)?([a-z0-9.*-]+)/gi;
  return [...text.matchAll(addresses)].map((found) => (found[1] ?? '').toLowerCase());
}
