import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import type { Database } from '../store/database.ts';
import type { HashAddress } from '../store/secrets.ts';
import { readClientAddress } from './client-address.ts';
import type { Metrics } from './metrics.ts';

/** What every route is given. None of it is state: that lies in the database. */
export type IntakeParts = {
  readonly db: Database;
  readonly settings: Pick<Settings, 'trustedProxies' | 'proofNumbers' | 'contact' | 'origin'>;
  readonly log: Log;
  readonly clock: () => number;
  readonly metrics: Metrics;
  /** Signs challenges. */
  readonly proofKey: string;
  readonly hashAddress: HashAddress;
};

/** The hash that stands for the sender's address; the address itself goes no further than this. */
export function hashSender(context: Context, parts: IntakeParts): Promise<string> {
  const address = readClientAddress(
    getConnInfo(context).remote.address,
    context.req.header('x-forwarded-for'),
    parts.settings.trustedProxies,
  );
  return parts.hashAddress(address, parts.clock());
}
