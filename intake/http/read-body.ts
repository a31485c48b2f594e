import { fail, ok, type Result } from '#lib/domain/result.ts';

export type BodyFault = 'too-large' | 'wrong-type' | 'not-json';

/** Reads a body of one media type, and never more of it than is allowed, whatever its length says. */
export async function readBody(
  request: Request,
  mediaType: string,
  maxBytes: number,
): Promise<Result<string, BodyFault>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== mediaType) return fail('wrong-type');
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return fail('too-large');
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) return fail('too-large');
    chunks.push(chunk);
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    return fail('not-json');
  }
}

/** The same, as JSON. */
export async function readJson(
  request: Request,
  maxBytes: number,
): Promise<Result<unknown, BodyFault>> {
  const text = await readBody(request, 'application/json', maxBytes);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value));
  } catch {
    return fail('not-json');
  }
}
