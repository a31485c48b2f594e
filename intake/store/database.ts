import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sql, type SQL } from 'drizzle-orm';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Pool } from 'pg';
import * as z from 'zod';
import { lockFolder } from './folder-lock.ts';
import { holdMigrationLock } from './migration-lock.ts';

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));

/** PGlite and PostgreSQL speak the same to everything above this file. */
export type Database = PgDatabase<PgQueryResultHKT>;

export type OpenDatabase = {
  readonly db: Database;
  /** Waits for what is under way, then lets go of the files or connections. */
  readonly close: () => Promise<void>;
};

/** Where the data lies: a PostgreSQL server, a folder of PGlite, or memory (tests). */
export type DatabasePlace =
  | { readonly kind: 'server'; readonly url: string; readonly connections: number }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'memory' };

/** Opens it and brings it to the newest migration. @throws when the server or the folder cannot be had */
export function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  return place.kind === 'server' ? openServer(place) : openPglite(place);
}

/** First column of the first row, as `accept_report` and its like answer. */
export async function readValue<T>(db: Database, query: SQL, schema: z.ZodType<T>): Promise<T> {
  const answer = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });
  const { rows } = answer.parse(await db.execute(query));
  return schema.parse(Object.values(rows[0] ?? {})[0]);
}

async function openServer(place: { url: string; connections: number }): Promise<OpenDatabase> {
  const pool = new Pool({
    connectionString: place.url,
    max: place.connections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
  });
  // A server that goes away between two queries must not end the process; the next query says so.
  pool.on('error', () => {});
  try {
    // Two processes that start at once on an empty database must not both create it.
    await holdMigrationLock(place.url, () => migratePg(drizzlePg(pool), { migrationsFolder }));
  } catch (fault) {
    await pool.end();
    throw fault;
  }
  return { db: drizzlePg(pool), close: () => pool.end() };
}

async function openPglite(
  place: { kind: 'folder'; path: string } | { kind: 'memory' },
): Promise<OpenDatabase> {
  let unlock = (): void => {};
  let client: PGlite;
  if (place.kind === 'folder') {
    mkdirSync(place.path, { recursive: true, mode: 0o700 });
    unlock = lockFolder(place.path);
    client = new PGlite(`${place.path}/pglite`);
  } else client = new PGlite();
  const db = drizzlePglite(client);
  await migratePglite(db, { migrationsFolder });
  return {
    db,
    close: async () => {
      await client.close();
      unlock();
    },
  };
}

/** True when the database answers. */
export async function isReady(db: Database): Promise<boolean> {
  try {
    await db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
