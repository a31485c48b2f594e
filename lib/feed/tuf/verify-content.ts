import { type Bytes, digestHex } from './bytes.ts';
import type { Hashes } from './metadata-schemas.ts';
import { TufError, type TufErrorCode } from './tuf-error.ts';

/** Which codes stand for a wrong length and a wrong hash: of metadata and of artifacts they are different attacks. */
export type ContentCodes = { readonly length: TufErrorCode; readonly hash: TufErrorCode };

export const metadataCodes: ContentCodes = {
  length: 'metadata-length-mismatch',
  hash: 'metadata-hash-mismatch',
};
export const targetCodes: ContentCodes = {
  length: 'target-length-mismatch',
  hash: 'target-hash-mismatch',
};

export type Announced = {
  readonly length?: number | undefined;
  readonly hashes?: Hashes | undefined;
};

/**
 * docs/feed-format.md 1.7. Bytes against what their referrer signed (5.5.2, 5.6.2, 5.7.3): the length, and every hash we can compute, of which
 * there must be at least one where any is named.
 * @throws TufError with the codes given, or `hash-unsupported`
 */
export async function verifyContent(
  bytes: Bytes,
  announced: Announced,
  codes: ContentCodes,
): Promise<void> {
  const { length, hashes } = announced;
  if (length !== undefined && bytes.length !== length) {
    throw new TufError(codes.length, `${bytes.length} bytes where ${length} are signed`);
  }
  if (!hashes) return;
  const { sha256, sha512 } = hashes;
  if (sha256 === undefined && sha512 === undefined) {
    throw new TufError('hash-unsupported', 'neither sha256 nor sha512');
  }
  const isSame =
    (sha256 === undefined || (await digestHex('SHA-256', bytes)) === sha256) &&
    (sha512 === undefined || (await digestHex('SHA-512', bytes)) === sha512);
  if (!isSame) throw new TufError(codes.hash, 'the hash is not the signed one');
}
