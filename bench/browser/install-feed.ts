import type { Page } from 'puppeteer-core';
import { databaseName } from '#lib/store/database.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { digestHex } from '#lib/feed/tuf/bytes.ts';

/**
 * Makes a feed the active one, as if it had come over the network: written where the extension keeps its generations.
 * `page` is a page of the extension.
 */
export async function installFeed(page: Page, files: FeedFiles): Promise<void> {
  const rows = await Promise.all(
    [...files].map(async ([path, bytes]) => ({
      path,
      base64: Buffer.from(bytes).toString('base64'),
      hash: await digestHex('SHA-256', new Uint8Array(bytes)),
    })),
  );
  await waitForSeed(page);
  await page.evaluate(writeGeneration, databaseName, rows);
}

/** The seed is taken right after the install, and would point at itself again. */
async function waitForSeed(page: Page): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await page.evaluate(isSeedActive, databaseName)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the extension does not take its seed');
}

/** Runs in the page. A database that is opened before it is there would be made, without anything in it. */
async function isSeedActive(name: string): Promise<boolean> {
  const known = await indexedDB.databases();
  if (!known.some((each) => each.name === name)) return false;
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('success', () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('pointers')) return resolve(false);
      const asked = database.transaction('pointers').objectStore('pointers').get('main');
      asked.addEventListener('success', () => {
        database.close();
        const pointer: unknown = asked.result;
        resolve(typeof pointer === 'object' && pointer !== null && Object(pointer).active !== null);
      });
    });
  });
}

type SentFile = { readonly path: string; readonly base64: string; readonly hash: string };

/** Runs in the page. */
async function writeGeneration(name: string, files: readonly SentFile[]): Promise<void> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
  const decode = (base64: string): Uint8Array =>
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const database = await done(indexedDB.open(name));
  const transaction = database.transaction(['generations', 'pointers'], 'readwrite');
  const number = 1_000;
  const feedId = 'main';
  await done(
    transaction.objectStore('generations').put({
      feedId,
      number,
      release: 'bench',
      version: 1_000,
      publishedAtMs: Date.now() - 3_600_000,
      expiresAtMs: Date.now() + 86_400_000,
      files: files.map(({ path, base64, hash }) => [path, decode(base64), hash]),
      dropped: [],
      heldFor: null,
    }),
  );
  await done(transaction.objectStore('pointers').put({ feedId, active: number, held: null }));
  database.close();
}
