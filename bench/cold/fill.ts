import { openRows } from '../peers/dexie-rows.ts';
import { writeStored } from './stored.ts';

declare global {
  var fillStored: (name: string) => Promise<void>;
  var fillRows: (name: string) => Promise<void>;
  var askNewWorker: (script: string, hosts: readonly string[]) => Promise<ColdAnswer>;
}

export type ColdAnswer = { readonly ms: number; readonly listed: number };

async function fetchBytes(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`/stored/${name}`)).arrayBuffer());
}

globalThis.fillStored = async (name) => writeStored(name, await fetchBytes(name));

/** The rows of a list whose hosts stand one a line. */
globalThis.fillRows = async (name) => {
  const hosts = new TextDecoder().decode(await fetchBytes(name)).split('\n');
  const rows = openRows();
  for (let at = 0; at < hosts.length; at += 50_000) {
    await rows.bulkAdd(hosts.slice(at, at + 50_000).map((host) => ({ host })));
  }
};

/** A worker that was dead: started for the question, and ended with the answer. */
globalThis.askNewWorker = (script, hosts) =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const worker = new Worker(script);
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
      const ms = performance.now() - startedAt;
      worker.terminate();
      resolve({ ms, listed: data });
    });
    worker.postMessage(hosts, { transfer: [] });
  });
