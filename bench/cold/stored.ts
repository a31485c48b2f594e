/** What a device keeps between two lives of its worker, by the name of who keeps it. */
const storeName = 'stored';

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('bench', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(storeName));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(new Error(String(opening.error))));
  });
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(String(request.error))));
  });
}

export async function readStored(name: string): Promise<Uint8Array> {
  const database = await openStore();
  const found: unknown = await settle(
    database.transaction(storeName).objectStore(storeName).get(name),
  );
  if (!(found instanceof Uint8Array)) throw new Error(`nothing is stored for ${name}`);
  return found;
}

export async function writeStored(name: string, bytes: Uint8Array): Promise<void> {
  const database = await openStore();
  const store = database.transaction(storeName, 'readwrite').objectStore(storeName);
  await settle(store.put(bytes, name));
  database.close();
}

/** A worker's only work: to answer how many of the hosts it is asked for are listed. */
export function answerWith(count: (hosts: readonly string[]) => Promise<number>): void {
  self.addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => {
    void count(data).then((listed) => self.postMessage(listed, { transfer: [] }));
  });
}

/** Opens what is stored, then asks it for every host. */
export function answerFromStored(
  name: string,
  open: (stored: Uint8Array) => (host: string) => boolean,
): void {
  answerWith(async (hosts) => {
    const isListed = open(await readStored(name));
    return hosts.filter(isListed).length;
  });
}
