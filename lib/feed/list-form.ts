import type { List } from '#lib/domain/entry.ts';
import { listSchema } from './feed-schema.ts';
import type { DecodeList } from './feed-files.ts';
import { fail, ok } from '#lib/domain/result.ts';

export function encodeList(list: List): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(list));
}

export const decodeList: DecodeList = (bytes) => {
  const parsed = listSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return parsed.success ? ok(parsed.data) : fail('list-broken');
};
