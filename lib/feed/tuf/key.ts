import { type Bytes, parseBase64, parseHex, printHex } from './bytes.ts';
import { tufLimits } from './limits.ts';
import { rawFromDer } from './signature-forms.ts';

/** A public key as metadata writes it (specification 4.2, docs/feed-format.md 1.6). Types and schemes unknown here are carried, and never count. */
export type TufKey = {
  readonly keytype: string;
  readonly scheme: string;
  readonly keyval: { readonly public?: string | undefined };
};

/** A key that can check signatures. */
export type UsableKey = {
  /**
   * The key itself in one form, whatever it was written as: the same key under two key ids, two schemes, or with other
   * line breaks in its PEM is one key, and counts once towards a threshold.
   */
  readonly material: string;
  /** False for every signature that is not valid, malformed ones included. Never throws. */
  isSignedBy(signature: Bytes, data: Bytes): Promise<boolean>;
};

type Scheme = {
  readonly keytypes: readonly string[];
  read(text: string): Promise<UsableKey | null>;
};

const schemes: ReadonlyMap<string, Scheme> = new Map([
  ['ed25519', { keytypes: ['ed25519'], read: readEd25519 }],
  ['ecdsa-sha2-nistp256', { keytypes: ['ecdsa', 'ecdsa-sha2-nistp256'], read: readEcdsa }],
  ['rsassa-pss-sha256', { keytypes: ['rsa'], read: readRsa }],
]);

/** The key ready for use, or null where its type, scheme, size or form is none we check signatures with. */
export async function readKey(key: TufKey): Promise<UsableKey | null> {
  const scheme = schemes.get(key.scheme);
  const text = key.keyval.public;
  if (!scheme?.keytypes.includes(key.keytype) || text === undefined) return null;
  try {
    return await scheme.read(text);
  } catch {
    // WebCrypto throws for points off the curve, broken DER and algorithms a browser does not have.
    return null;
  }
}

async function readEd25519(text: string): Promise<UsableKey | null> {
  const raw = parseHex(text);
  if (raw?.length !== 32) return null;
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', true, ['verify']);
  return {
    material: `ed25519:${printHex(raw)}`,
    isSignedBy: (signature, data) => isVerified('Ed25519', key, { signature, data }),
  };
}

async function readEcdsa(text: string): Promise<UsableKey | null> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const point = parseHex(text);
  const bytes = point ?? parsePem(text);
  if (!bytes) return null;
  const key = await crypto.subtle.importKey(point ? 'raw' : 'spki', bytes, algorithm, true, [
    'verify',
  ]);
  return {
    material: `p256:${printHex(new Uint8Array(await crypto.subtle.exportKey('raw', key)))}`,
    isSignedBy: async (signature, data) => {
      const raw = rawFromDer(signature);
      const how = { name: 'ECDSA', hash: 'SHA-256' };
      return raw !== null && isVerified(how, key, { signature: raw, data });
    },
  };
}

async function readRsa(text: string): Promise<UsableKey | null> {
  const bytes = parsePem(text);
  if (!bytes) return null;
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('spki', bytes, algorithm, true, ['verify']);
  const bits = readModulusBits(key);
  if (bits < tufLimits.rsaBitsMin || bits > tufLimits.rsaBitsMax) return null;
  const hashBytes = 32;
  // The scheme leaves the length of the salt open. Signers in use take the hash's length or the longest that fits.
  const longest = Math.ceil((bits - 1) / 8) - hashBytes - 2;
  return {
    material: `rsa:${printHex(new Uint8Array(await crypto.subtle.exportKey('spki', key)))}`,
    isSignedBy: async (signature, data) => {
      const check = (saltLength: number): Promise<boolean> =>
        isVerified({ name: 'RSA-PSS', saltLength }, key, { signature, data });
      return (await check(hashBytes)) || check(longest);
    },
  };
}

function readModulusBits(key: CryptoKey): number {
  return 'modulusLength' in key.algorithm ? Number(key.algorithm.modulusLength) : 0;
}

async function isVerified(
  algorithm: AlgorithmIdentifier | EcdsaParams | RsaPssParams,
  key: CryptoKey,
  signed: { readonly signature: Bytes; readonly data: Bytes },
): Promise<boolean> {
  try {
    return await crypto.subtle.verify(algorithm, key, signed.signature, signed.data);
  } catch {
    return false;
  }
}

const pem = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/;

function parsePem(text: string): Bytes | null {
  const body = pem.exec(text)?.[1];
  return body === undefined ? null : parseBase64(body.replaceAll(/\s+/g, ''));
}
