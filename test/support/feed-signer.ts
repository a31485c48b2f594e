import { type Bytes, digestHex, printHex } from '#lib/feed/tuf/bytes.ts';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';

/** A key as a repository writes it; tests add fields nobody knows. */
export type KeyJson = {
  keytype: string;
  scheme: string;
  keyval: { public?: string };
  [extra: string]: unknown;
};

export type Signer = {
  readonly keyid: string;
  readonly key: KeyJson;
  /** Hex. */
  sign(data: Bytes): Promise<string>;
};

export const signerKinds = ['ed25519', 'ecdsa', 'rsa'] as const;
export type SignerKind = (typeof signerKinds)[number];

/** A new key pair; the private half stays in here. */
export async function makeSigner(kind: SignerKind = 'ed25519'): Promise<Signer> {
  const { key, sign } = await makers[kind]();
  return { keyid: await digestHex('SHA-256', canonicalise(key)), key, sign };
}

/** The same key under another id. */
export function renameSigner(signer: Signer, keyid: string, key: KeyJson = signer.key): Signer {
  return { keyid, key, sign: signer.sign };
}

type Made = Pick<Signer, 'key' | 'sign'>;

const makers: Readonly<Record<SignerKind, () => Promise<Made>>> = {
  ed25519: makeEd25519,
  ecdsa: makeEcdsa,
  rsa: () => makeRsa(2048),
};

async function makeEd25519(): Promise<Made> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no key pair');
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return {
    key: { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hexOf(raw) } },
    sign: async (data) => hexOf(await crypto.subtle.sign('Ed25519', pair.privateKey, data)),
  };
}

async function makeEcdsa(): Promise<Made> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  return {
    key: {
      keytype: 'ecdsa',
      scheme: 'ecdsa-sha2-nistp256',
      keyval: { public: await printPem(pair.publicKey) },
    },
    sign: async (data) =>
      printHex(derFromRaw(new Uint8Array(await crypto.subtle.sign(how, pair.privateKey, data)))),
  };
}

export async function makeRsa(bits: number, saltLength = 32): Promise<Made> {
  const algorithm = {
    name: 'RSA-PSS',
    hash: 'SHA-256',
    modulusLength: bits,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const how = { name: 'RSA-PSS', saltLength };
  return {
    key: {
      keytype: 'rsa',
      scheme: 'rsassa-pss-sha256',
      keyval: { public: await printPem(pair.publicKey) },
    },
    sign: async (data) => hexOf(await crypto.subtle.sign(how, pair.privateKey, data)),
  };
}

async function printPem(key: CryptoKey): Promise<string> {
  const der = new Uint8Array(await crypto.subtle.exportKey('spki', key));
  const text = btoa(String.fromCharCode(...der)).replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`;
}

/** r ‖ s as DER. */
export function derFromRaw(raw: Uint8Array): Bytes {
  const r = derInteger(raw.subarray(0, 32));
  const s = derInteger(raw.subarray(32));
  return new Uint8Array([0x30, r.length + s.length, ...r, ...s]);
}

function derInteger(scalar: Uint8Array): number[] {
  const digits = [...scalar];
  while (digits.length > 1 && digits[0] === 0) digits.shift();
  if ((digits[0] ?? 0) > 0x7f) digits.unshift(0);
  return [0x02, digits.length, ...digits];
}

function hexOf(buffer: ArrayBuffer): string {
  return printHex(new Uint8Array(buffer));
}
