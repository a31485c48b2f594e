import type { Handle } from '#lib/domain/identifier.ts';
import { readHost, readHttpUrl } from './host.ts';
import { readPhone } from './phone.ts';

const networks = ['zalo', 'facebook', 'telegram', 'tiktok', 'instagram'] as const;
type Network = (typeof networks)[number];

const networkByHost: Readonly<Record<string, Network>> = {
  'zalo.me': 'zalo',
  'chat.zalo.me': 'zalo',
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'fb.me': 'facebook',
  'm.me': 'facebook',
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'tiktok.com': 'tiktok',
  'instagram.com': 'instagram',
};

// Other doors to the same network.
const doors = /^(?:www|m|mbasic|vi-vn|web)\./;

// First path segments that are pages of the network itself and nobody's name.
const notNames = new Set(
  (
    'about ads business events explore gaming hashtag help home joinchat login marketplace messages p permalink.php ' +
    'photo photo.php photos pg policies posts privacy reel reels s search settings share share.php sharer sharer.php ' +
    'stories story.php t tag terms tr tv v video videos watch pc oa'
  ).split(' '),
);

const nameShape = /^[\p{L}\p{N}._-]{2,64}$/u;

/**
 * Reads an account of a social network from its address (`zalo.me/0901…`, `facebook.com/page.name`, `t.me/name`) or
 * from the value itself. Null for addresses that name nobody: posts, invitations, log-ins.
 */
export function readHandle(raw: string): Handle | null {
  const text = raw.trim();
  const ownNetwork = networks.find((each) => text.startsWith(`${each}:`));
  const ownName = ownNetwork && text.slice(ownNetwork.length + 1);
  if (ownNetwork && ownName && /^[^/:][^:]*$/.test(ownName)) {
    return buildHandle(ownNetwork, ownName.split('/'));
  }
  const url = readHttpUrl(text);
  const host = url && readHost(url.href);
  const network = host
    ? (networkByHost[host] ?? networkByHost[host.replace(doors, '')])
    : undefined;
  if (!url || !network) return null;
  const segments = url.pathname.split('/').filter(Boolean).map(decode);
  const id = url.searchParams.get('id');
  if (network === 'facebook' && segments[0] === 'profile.php')
    return buildHandle(network, [id ?? '']);
  return buildHandle(network, segments);
}

/** An account named in a text by its address. Offsets are UTF-16 units. */
export type FoundHandle = { readonly handle: Handle; readonly start: number; readonly end: number };

const mostHandles = 50;
const address =
  /(?<![\p{L}\p{N}.@-])(?:https?:\/\/)?(?:[a-z-]{1,8}\.)?(?:zalo\.me|facebook\.com|fb\.com|fb\.me|m\.me|t\.me|telegram\.me|tiktok\.com|instagram\.com)\/[^\s<>"'()[\]{},;|]{1,200}/giu;

/** Accounts named by their addresses in free text; at most 50. Linear: every part of the pattern is bounded. */
export function findHandles(text: string): readonly FoundHandle[] {
  const found: FoundHandle[] = [];
  for (const match of text.matchAll(address)) {
    const written = match[0].replace(/[.!?…*]+$/u, '');
    const handle = readHandle(written);
    if (handle) found.push({ handle, start: match.index, end: match.index + written.length });
    if (found.length >= mostHandles) break;
  }
  return found;
}

function buildHandle(network: Network, segments: readonly string[]): Handle | null {
  const [first = '', second = '', third = ''] = segments;
  if (network === 'zalo') return readZalo(first, second);
  if (network === 'facebook' && first === 'groups') return brandHandle(network, second, 'groups/');
  if (network === 'facebook' && (first === 'people' || first === 'p')) {
    return brandHandle(network, third || second);
  }
  if (network === 'telegram' && first === 's') return brandHandle(network, second);
  if (network === 'tiktok' && !first.startsWith('@') && segments.length > 1) return null;
  return brandHandle(network, first.replace(/^@/, ''));
}

// One person's Zalo is found by the telephone number, in whichever way it was typed.
function readZalo(first: string, second: string): Handle | null {
  if (first === 'g') return nameShape.test(second) ? (`zalo:g/${second}` as Handle) : null;
  const phone = readPhone(first, 'vn');
  const national = phone?.startsWith('+84') === true ? `0${phone.slice(3)}` : first;
  return brandHandle('zalo', national);
}

function brandHandle(network: Network, raw: string, group = ''): Handle | null {
  const name = raw.normalize('NFC').toLowerCase().normalize('NFC');
  if (!nameShape.test(name) || notNames.has(name)) return null;
  return `${network}:${group}${name}` as Handle;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
