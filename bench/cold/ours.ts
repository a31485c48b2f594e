import { viewOf } from '#lib/feed/list-codec/bytes.ts';
import { hashIdentifier } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey, readKeyBlock } from '#lib/feed/list-codec/key-block.ts';
import { readLayout } from '#lib/feed/list-codec/layout.ts';
import { toIdentifier } from '../to-identifier.ts';
import { answerFromStored } from './stored.ts';

// What opening a list does before anything is found. Who says so stands in its head, which no peer has and no miss needs.
answerFromStored('ours', (stored) => {
  const layout = readLayout(stored);
  if (!layout.ok) throw new Error(layout.error);
  const { seed, keysAt, count } = layout.value;
  const keys = readKeyBlock(viewOf(stored), keysAt, count);
  if (keys === null) throw new Error('the list is broken');
  return (host) => {
    const key = hashIdentifier(seed, toIdentifier(host));
    return key !== null && findKey(keys, key) >= 0;
  };
});
