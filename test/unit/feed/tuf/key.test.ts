import { describe, expect, test } from 'vitest';
import { type Bytes, parseHex } from '#lib/feed/tuf/bytes.ts';
import { readKey, type TufKey } from '#lib/feed/tuf/key.ts';
import { rawFromDer } from '#lib/feed/tuf/signature-forms.ts';
import { bytesOf } from '../../../support/feed-repo.ts';
import { derFromRaw, makeRsa, makeSigner, signerKinds } from '../../../support/feed-signer.ts';

const data = bytesOf('what is signed');

async function isValid(key: TufKey, signature: string | Bytes, signed = data): Promise<boolean> {
  const usable = await readKey(key);
  const bytes = typeof signature === 'string' ? parseHex(signature) : signature;
  return usable !== null && bytes !== null && usable.isSignedBy(bytes, signed);
}

describe.each(signerKinds)('a key of type %s', (kind) => {
  test('recognises its own signature over these bytes and no other', async () => {
    const signer = await makeSigner(kind);
    const stranger = await makeSigner(kind);
    const signature = await signer.sign(data);
    expect(await isValid(signer.key, signature)).toBe(true);
    expect(await isValid(signer.key, signature.toUpperCase())).toBe(true);
    expect(await isValid(signer.key, signature, bytesOf('what is signeD'))).toBe(false);
    expect(await isValid(stranger.key, signature)).toBe(false);
  });

  test('takes every broken signature for an invalid one', async () => {
    const signer = await makeSigner(kind);
    const signature = parseHex(await signer.sign(data)) ?? new Uint8Array();
    const broken = [
      new Uint8Array(),
      new Uint8Array(1),
      new Uint8Array(64),
      new Uint8Array(4096),
      signature.slice(0, -1),
      new Uint8Array([...signature, 0]),
      signature.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
    ];
    for (const bytes of broken) expect(await isValid(signer.key, bytes)).toBe(false);
  });

  test('is of no use under a scheme or type of another kind, or with a broken public part', async () => {
    const { key } = await makeSigner(kind);
    const text = key.keyval.public ?? '';
    const broken: TufKey[] = [
      { ...key, scheme: 'rot13' },
      { ...key, keytype: 'rot13' },
      { ...key, keyval: {} },
      { ...key, keyval: { public: '' } },
      { ...key, keyval: { public: text.slice(0, -8) } },
      { ...key, keyval: { public: text.replaceAll(/[A-Za-z0-9]/g, 'z') } },
      { ...key, scheme: kind === 'ed25519' ? 'rsassa-pss-sha256' : 'ed25519' },
    ];
    for (const one of broken) expect(await readKey(one)).toBeNull();
  });
});

describe('the material of a key', () => {
  const materialOf = async (key: TufKey): Promise<string | undefined> =>
    (await readKey(key))?.material;

  test('is one for one key in other spellings', async () => {
    const ed25519 = (await makeSigner('ed25519')).key;
    const upper = { ...ed25519, keyval: { public: ed25519.keyval.public?.toUpperCase() } };
    expect(await materialOf(upper)).toBe(await materialOf(ed25519));
    const rsa = (await makeSigner('rsa')).key;
    const rewrapped = rsa.keyval.public
      ?.replaceAll('\n', '\r\n ')
      .replace('-----BEGIN', '\n-----BEGIN');
    expect(await materialOf({ ...rsa, keyval: { public: rewrapped?.trim() } })).toBe(
      await materialOf(rsa),
    );
    const ecdsa = (await makeSigner('ecdsa')).key;
    const renamed = { ...ecdsa, keytype: 'ecdsa-sha2-nistp256' };
    const point = (await materialOf(ecdsa))?.replace('p256:', '');
    expect(await materialOf(renamed)).toBe(await materialOf(ecdsa));
    expect(await materialOf({ ...ecdsa, keyval: { public: point } })).toBe(await materialOf(ecdsa));
  });

  test('differs between keys', async () => {
    const signers = await Promise.all(
      [...signerKinds, ...signerKinds].map((kind) => makeSigner(kind)),
    );
    const materials = await Promise.all(signers.map(({ key }) => materialOf(key)));
    expect(new Set(materials).size).toBe(signers.length);
  });
});

describe('RSA', () => {
  test('takes no modulus below 2048 bits', async () => {
    expect(await readKey((await makeRsa(1024)).key)).toBeNull();
  });

  test.each([
    ['the length of the hash', 32, true],
    ['the longest that fits', 222, true],
    ['none', 0, false],
  ])('takes a salt of this length: %s', async (_, saltLength, isTaken) => {
    const { key, sign } = await makeRsa(2048, saltLength);
    expect(await isValid(key, await sign(data))).toBe(isTaken);
  });
});

describe('rawFromDer', () => {
  const scalar = (first: number): number[] => [first, ...Array.from({ length: 31 }, (_, at) => at)];

  test.each([
    ['high bits set', [...scalar(0x80), ...scalar(0xff)]],
    ['high bits clear', [...scalar(0x7f), ...scalar(0x01)]],
    ['leading zeros', [...scalar(0), ...Array.from({ length: 31 }, () => 0), 7]],
  ])('gives back both numbers: %s', (_, raw) => {
    expect(rawFromDer(derFromRaw(new Uint8Array(raw)))).toEqual(new Uint8Array(raw));
  });

  test.each([
    ['nothing', []],
    ['no sequence', [0x31, 6, 2, 1, 1, 2, 1, 1]],
    ['a wrong outer length', [0x30, 7, 2, 1, 1, 2, 1, 1]],
    ['bytes after it', [0x30, 6, 2, 1, 1, 2, 1, 1, 0]],
    ['bytes inside after the numbers', [0x30, 7, 2, 1, 1, 2, 1, 1, 0]],
    ['an empty number', [0x30, 5, 2, 0, 2, 1, 1]],
    ['a negative number', [0x30, 6, 2, 1, 0x80, 2, 1, 1]],
    ['a superfluous zero', [0x30, 7, 2, 2, 0, 1, 2, 1, 1]],
    ['a number of another type', [0x30, 6, 3, 1, 1, 2, 1, 1]],
    ['a number that runs out', [0x30, 6, 2, 1, 1, 2, 9, 1]],
    ['one number', [0x30, 3, 2, 1, 1]],
    ['33 bytes', [0x30, 38, 2, 33, ...Array.from({ length: 33 }, () => 1), 2, 1, 1]],
  ])('refuses %s', (_, der) => {
    expect(rawFromDer(new Uint8Array(der))).toBeNull();
  });
});
