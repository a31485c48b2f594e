import type { Bytes } from './bytes.ts';
import { downloadFile } from './download.ts';
import type { TufLimits } from './limits.ts';
import { quoteName } from './quote-name.ts';
import type { TargetFile } from './search-target.ts';
import type { FetchFile } from './seams.ts';
import { TufError } from './tuf-error.ts';
import { targetCodes, verifyContent } from './verify-content.ts';

/** True where bytes that are here already are the target's: then nothing has to be downloaded. */
export async function isTargetContent(bytes: Bytes, target: TargetFile): Promise<boolean> {
  try {
    await verifyContent(bytes, target, targetCodes);
    return true;
  } catch (fault) {
    if (fault instanceof TufError) return false;
    throw fault;
  }
}

export type TargetRequest = {
  readonly fetchFile: FetchFile;
  readonly baseUrl: string;
  readonly isConsistent: boolean;
  readonly limits: TufLimits;
};

/** 5.7.3: the verified bytes of a target. @throws TufError */
export async function fetchTarget(target: TargetFile, request: TargetRequest): Promise<Bytes> {
  const { fetchFile, baseUrl, limits } = request;
  const url = `${baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`}${servedPath(target, request)}`;
  const maxBytes = Math.min(target.length, limits.artifactBytes);
  const bytes = await downloadFile(fetchFile, { url, maxBytes, tooLong: 'target-too-long' });
  if (!bytes) throw new TufError('target-missing', `${url} is not there`);
  await verifyContent(bytes, target, targetCodes);
  return bytes;
}

/** `dir/HASH.name` where snapshots are consistent (6.2.1), `dir/name` where not; each segment quoted. */
function servedPath({ path, hashes }: TargetFile, { isConsistent }: TargetRequest): string {
  const hash = hashes.sha256 ?? hashes.sha512;
  if (hash === undefined) throw new TufError('hash-unsupported', `${path} has no hash we know`);
  const segments = path.split('/');
  // A browser resolves `..` also where it is percent-encoded: such a name would leave the folder of targets.
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw new TufError('target-path-unsafe', `${path} is no plain relative path`);
  }
  const name = segments.pop() ?? '';
  return [...segments, isConsistent ? `${hash}.${name}` : name].map(quoteName).join('/');
}
