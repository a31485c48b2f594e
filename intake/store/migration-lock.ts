import { Client, DatabaseError } from 'pg';
import { retryConflict } from './retry-conflict.ts';

/** How long one process waits for another one's migrations, in ms. */
const longestWaitMs = 300_000;

/**
 * Lets one process migrate at a time; the others wait. A locked row, since engines that spread PostgreSQL's protocol over
 * many machines have those, and often no advisory locks. A connection of its own holds it: a pool may have but one.
 * @throws when the server cannot be had, or `work` throws
 */
export async function holdMigrationLock(url: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: longestWaitMs,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await makeLock(client);
    // Whatever the server's default: under `serializable` a process that waited would be ended instead of let on.
    await client.query('begin isolation level read committed');
    await client.query('select id from intake_migration_lock where id = 1 for update');
    await work();
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function makeLock(client: Client): Promise<void> {
  await client
    .query('create table if not exists intake_migration_lock (id integer primary key)')
    .catch((fault: unknown) => {
      // "if not exists" still fails where another process creates it in the same moment: then it is there.
      if (!(fault instanceof DatabaseError) || !isMadeMeanwhile(fault)) throw fault;
    });
  const keepRow = 'insert into intake_migration_lock (id) values (1) on conflict do nothing';
  await retryConflict(() => client.query(keepRow));
}

// unique_violation in the engine's own catalogue, duplicate_table, duplicate_object.
function isMadeMeanwhile({ code = '' }: DatabaseError): boolean {
  return ['23505', '42P07', '42710'].includes(code);
}
