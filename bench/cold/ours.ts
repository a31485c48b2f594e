import { hashIdentifier } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import { openList } from '#lib/feed/list-codec/parse-list.ts';
import { toIdentifier } from '../to-identifier.ts';
import { answerFromStored } from './stored.ts';

answerFromStored('ours', (stored) => {
  const list = openList(stored);
  if (!list.ok) throw new Error(list.error);
  const { seed, keys } = list.value;
  return (host) => {
    const key = hashIdentifier(seed, toIdentifier(host));
    return key !== null && findKey(keys, key) >= 0;
  };
});
