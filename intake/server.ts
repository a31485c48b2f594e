import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { buildApp } from './http/app.ts';
import { buildMetrics } from './http/metrics.ts';
import { intakeLimits as limits } from './limits.ts';
import { describeFault, type Log } from './log.ts';
import type { Settings } from './settings.ts';
import { openDatabase, type OpenDatabase } from './store/database.ts';
import { buildHashAddress, readProofKey, sweep } from './store/secrets.ts';

export type RunningIntake = {
  readonly port: number;
  /** Takes no new requests, answers those under way, closes the database. */
  readonly stop: () => Promise<void>;
};

export type ServerSeams = {
  /** One that is open already; it is closed with the server. */
  readonly database?: OpenDatabase;
  readonly log: Log;
  readonly clock: () => number;
  /** Shorter ones for tests that wait for them. */
  readonly timeouts?: { readonly headersTimeoutMs: number; readonly requestTimeoutMs: number };
};

/** Starts one intake. Any number may run on one PostgreSQL: none of them keeps anything to itself. */
export async function startIntake(
  settings: Settings,
  { log, clock, database, timeouts = limits }: ServerSeams,
): Promise<RunningIntake> {
  const { db, close } = database ?? (await openDatabase(settings.place));
  const app = buildApp({
    db,
    settings,
    log,
    clock,
    metrics: buildMetrics(),
    proofKey: await readProofKey(db),
    hashAddress: buildHashAddress(db),
  });
  const sweepNow = (): void => {
    sweep(db, clock()).catch((fault: unknown) => log('sweep-failed', describeFault(fault)));
  };
  sweepNow();
  const sweeping = setInterval(sweepNow, limits.sweepMs);
  const { server, port } = await listen(app.fetch, settings, timeouts);
  log('listening', { port, database: settings.place.kind });
  return {
    port,
    stop: async () => {
      clearInterval(sweeping);
      await stopServer(server);
      await close();
      log('stopped');
    },
  };
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { port, host }: Settings,
  timeouts: NonNullable<ServerSeams['timeouts']>,
): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch,
        port,
        hostname: host,
        overrideGlobalObjects: false,
        serverOptions: {
          // A client that sends its head or body drop by drop holds a connection no longer than this.
          headersTimeout: timeouts.headersTimeoutMs,
          requestTimeout: timeouts.requestTimeoutMs,
          keepAliveTimeout: limits.keepAliveMs,
          connectionsCheckingInterval: 500,
          maxHeaderSize: 16_384,
        },
      },
      (address: AddressInfo) => resolve({ server, port: address.port }),
    ) as Server;
    server.maxConnections = limits.connections;
    server.on('error', reject);
  });
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), limits.stopMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
