import { Dexie, type Table } from 'dexie';

/** One row a host, found by its key. */
export function openRows(): Table<{ readonly host: string }, string> {
  const database = new Dexie('bench-rows');
  database.version(1).stores({ hosts: 'host' });
  return database.table('hosts');
}
