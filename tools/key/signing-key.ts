import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';
import type { TufKey } from '#lib/feed/tuf/key.ts';
import { createHash } from 'node:crypto';

/** A key that signs metadata. The private half stays inside; only signatures and the public key come out. */
export type SigningKey = {
  /** TUF key id: SHA-256 over the canonical form of the public key, hexadecimal. */
  readonly keyId: string;
  readonly publicKey: TufKey;
  /** Hexadecimal, as metadata writes it. */
  readonly sign: (bytes: Uint8Array) => string;
  /** PKCS #8 PEM; encrypted where a passphrase is given. OpenSSL reads it. */
  readonly print: (passphrase: string | null) => string;
};

export const keyTypes = ['ed25519', 'ecdsa', 'rsa'] as const;
export type KeyType = (typeof keyTypes)[number];

export function createSigningKey(type: KeyType): SigningKey {
  return buildSigningKey(generatePrivateKey(type));
}

function generatePrivateKey(type: KeyType): KeyObject {
  switch (type) {
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey;
    case 'ecdsa':
      return generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 3_072 }).privateKey;
  }
}

/** Reads a PEM that `print` wrote. @throws when it is none, of another kind, or the passphrase is missing or wrong */
export function readSigningKey(pem: string, passphrase: string | null): SigningKey {
  return buildSigningKey(
    createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) }),
  );
}

function buildSigningKey(key: KeyObject): SigningKey {
  const publicKey = readPublicKey(key);
  return {
    keyId: readKeyId(publicKey),
    publicKey,
    sign: (bytes) => signBytes(key, bytes).toString('hex'),
    print: (passphrase) =>
      key
        .export({
          type: 'pkcs8',
          format: 'pem',
          ...(passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase }),
        })
        .toString(),
  };
}

export function readKeyId(key: TufKey): string {
  return createHash('sha256').update(canonicalise(key)).digest('hex');
}

function readPublicKey(key: KeyObject): TufKey {
  const publicKey = createPublicKey(key);
  const pem = () => publicKey.export({ type: 'spki', format: 'pem' }).toString();
  switch (key.asymmetricKeyType) {
    case 'ed25519': {
      // The last 32 bytes of the DER form are the key itself.
      const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');
      return { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: raw } };
    }
    case 'ec':
      return { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp256', keyval: { public: pem() } };
    case 'rsa':
      return { keytype: 'rsa', scheme: 'rsassa-pss-sha256', keyval: { public: pem() } };
    default:
      throw new Error(`a key of type ${String(key.asymmetricKeyType)} cannot sign a feed`);
  }
}

function signBytes(key: KeyObject, bytes: Uint8Array): Buffer {
  switch (key.asymmetricKeyType) {
    case 'ed25519':
      return sign(null, bytes, key);
    case 'rsa':
      return sign('sha256', bytes, { key, padding: 6, saltLength: 32 });
    default:
      return sign('sha256', bytes, key);
  }
}
