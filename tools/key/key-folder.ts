import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { readSigningKey, type SigningKey } from './signing-key.ts';

export type KeyFault = 'key-missing' | 'key-unreadable';

/**
 * A folder of private keys, one PEM a key, named by the first digits of its key id. It never lies inside what is
 * published; its files can be read by their owner alone.
 */
export type KeyFolder = {
  readonly path: string;
  /** Writes a new key. @throws when a key of this id is there already */
  readonly keep: (key: SigningKey) => string;
  /** `key-missing` where this folder has no key of the id; `key-unreadable` where it has and cannot open it. */
  readonly read: (keyId: string) => Result<SigningKey, KeyFault>;
};

const nameDigits = 16;
/** An encrypted RSA key of 8,192 bits has 7 kB. */
const mostKeyBytes = 100_000;

export function openKeyFolder(path: string, passphrase: string | null): KeyFolder {
  const fileOf = (keyId: string): string => join(path, `${keyId.slice(0, nameDigits)}.pem`);
  return {
    path,
    keep(key) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      const file = fileOf(key.keyId);
      writeFileSync(file, key.print(passphrase), { mode: 0o600, flag: 'wx' });
      return file;
    },
    read(keyId) {
      const file = fileOf(keyId);
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      if (size === undefined) return fail('key-missing', `${file} is not there`);
      if (size > mostKeyBytes) {
        return fail(
          'key-unreadable',
          `${file} has ${size} bytes; no key has more than ${mostKeyBytes}`,
        );
      }
      try {
        const key = readSigningKey(readFileSync(file, 'utf8'), passphrase);
        if (key.keyId !== keyId) return fail('key-unreadable', `${file} holds another key`);
        return ok(key);
      } catch (fault) {
        const hint =
          passphrase === null ? '; is a passphrase needed?' : '; is the passphrase right?';
        const told = fault instanceof Error ? fault.message : String(fault);
        return fail('key-unreadable', `${file}: ${told}${hint}`);
      }
    },
  };
}

/** The first digits of the ids of all keys in a folder. */
export function listKeyNames(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path).flatMap((name) => (name.endsWith('.pem') ? [name.slice(0, -4)] : []));
}
