import type { Said } from './outcome.ts';

/** Reads one line of a source. A line says at least one thing, if only that it is empty. */
export type LineReader = (line: string) => readonly Said[];

const nothing = (text: string, reason: 'blank' | 'comment'): readonly Said[] => [
  { as: 'nothing', text, reason },
];

/** Names that every hosts file has for the machine itself. */
const localName =
  /^(?:localhost|localhost\.localdomain|local|broadcasthost|ip6-[a-z]+|0\.0\.0\.0|::1?)$/i;

/** A hosts file: an address of this machine and the names that it is given, `#` before remarks. */
export const readHostsLine: LineReader = (line) => {
  const said = line.replace(/#.*$/, '').trim();
  if (said === '') return nothing(line, line.trim() === '' ? 'blank' : 'comment');
  const [address = '', ...names] = said.split(/\s+/);
  const isAddress = /^[\d.]+$|^[0-9a-f]*:[0-9a-f:]*$/i.test(address);
  const listed = isAddress ? names : [address, ...names];
  if (listed.length === 0) return [{ as: 'nothing', text: said, reason: 'ip-address' }];
  return listed.map((text): Said =>
    localName.test(text) ? { as: 'nothing', text, reason: 'local-name' } : { as: 'address', text },
  );
};

/** A plain list: one host or address on each line, `#`, `;`, `!` or `//` before remarks. */
export const readAddressLine: LineReader = (line) => {
  const text = line.trim();
  if (text === '') return nothing(line, 'blank');
  if (/^(?:[#;!]|\/\/)/.test(text)) return nothing(line, 'comment');
  return [{ as: 'address', text: text.replace(/\s+#.*$/, '') }];
};

/** Options that leave the rule a statement about the whole site. */
const wholeSite = new Set(['all', 'document', 'doc', 'popup', 'important']);

/** A list of filters: `||host^`, `||host/path^`, or a bare address; `!` before remarks. */
export const readAdblockLine: LineReader = (line) => {
  const text = line.trim().replace(/\s+!.*$/, '');
  if (text === '') return nothing(line, 'blank');
  if (/^#?[#$@?%]{1,2}#|#[@?$%]*#/.test(text)) {
    return [{ as: 'nothing', text, reason: 'partial-rule' }];
  }
  if (/^[!#[]/.test(text)) return nothing(line, 'comment');
  if (text.startsWith('@@')) return [{ as: 'nothing', text, reason: 'allowed-name' }];
  const [, pattern = '', options = ''] = /^(.*?)(?:\$([^/]*))?$/.exec(text) ?? [];
  const isWhole = options === '' || options.split(',').every((each) => wholeSite.has(each));
  const address = pattern.replace(/^\|\|?/, '').replace(/[\^|]+$/, '');
  if (!isWhole || /^\/.*\/$/.test(pattern) || /[*]/.test(address)) {
    return [{ as: 'nothing', text, reason: 'partial-rule' }];
  }
  // What stands behind the last separator is no part of a host: a slip of the source.
  if (address.includes('^')) return [{ as: 'nothing', text, reason: 'unreadable' }];
  return [{ as: 'address', text: address }];
};
