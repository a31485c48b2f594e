import type { ShopBrowser } from './shop-browser.ts';

// Looks only where a database is, and leaves again: an open connection would hold up the worker's own.
const readAll = `(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'cho-lanh')) return [];
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('cho-lanh');
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const database = asked.result;
      const close = (answer) => (database.close(), resolve(answer));
      if (!database.objectStoreNames.contains('reports')) return close([]);
      const all = database.transaction('reports').objectStore('reports').getAll();
      all.onsuccess = () => close(all.result);
      all.onerror = () => (database.close(), reject(all.error));
    };
  });
})()`;

/** The drafts of the reports that are kept on the device. */
export async function readDrafts(browser: ShopBrowser): Promise<readonly unknown[]> {
  const found = await browser.inExtension(readAll);
  return Array.isArray(found) ? found.map((report) => Object(report).draft) : [];
}
