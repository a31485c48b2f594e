import { expect, it } from 'vitest';
import { emptySyncState, type SyncState } from '#lib/domain/feed-update.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';

it('a feed that was never tried has an empty state', async () => {
  expect(await buildSyncStates(fakeStorageArea()).read('main')).toEqual(emptySyncState('main'));
});

it('keeps the whole state of each feed until it is forgotten', async () => {
  const states = buildSyncStates(fakeStorageArea());
  const state: SyncState = {
    feedId: 'main',
    triedAtMs: 5,
    confirmedAtMs: 4,
    failure: { fault: 'refused', detail: 'rollback' },
    failures: 2,
  };
  await states.apply(state);
  expect(await states.read('main')).toEqual(state);
  expect(await states.read('other')).toEqual(emptySyncState('other'));
  await states.forget('main');
  expect(await states.read('main')).toEqual(emptySyncState('main'));
});

it('starts anew when what is stored is of another shape', async () => {
  const states = buildSyncStates(
    fakeStorageArea({ 'sync:main': { feedId: 'main', failures: -1 } }),
  );
  expect(await states.read('main')).toEqual(emptySyncState('main'));
});

it('names the feeds of which a state is kept, and nothing else that lies there', async () => {
  const area = fakeStorageArea({ settings: {} });
  const states = buildSyncStates(area);
  await states.apply(emptySyncState('main'));
  await states.apply(emptySyncState('abc'));
  expect((await states.readFeedIds()).toSorted()).toEqual(['abc', 'main']);
});
