import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openDatabase, readValue } from '../../intake/store/database.ts';
import { addModerator } from '../../intake/store/moderators.ts';
import { checkAudit } from '../../intake/store/audit.ts';
import { decideCase } from '../../intake/store/case-store.ts';
import {
  askProof,
  postJson,
  sendReport,
  startTestIntake,
  type TestIntake,
} from '../support/intake.ts';
import { buildModeratorBrowser } from '../support/moderator.ts';
import { type OwnPostgres, startPostgres } from '../../tools/setup/start-postgres.ts';
import { buildSampleReport } from '../support/sample-report.ts';

let postgres: OwnPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const place = (url: string) => ({ kind: 'server' as const, url, connections: 6 });

/** Two intakes that know nothing of each other, started at the same moment on an empty database. */
async function startTwo(): Promise<{ url: string; both: readonly [TestIntake, TestIntake] }> {
  const url = postgres.createDatabase();
  const both = await Promise.all([startTestIntake(place(url)), startTestIntake(place(url))]);
  return { url, both };
}

async function stopBoth(both: readonly TestIntake[]): Promise<void> {
  await Promise.all(both.map(({ running }) => running.stop()));
}

describe('two intakes on one PostgreSQL', () => {
  test('migrate it once between them, and each takes what the other gave', async () => {
    const { both } = await startTwo();
    const [one, other] = both;
    const proof = await askProof(one.url);
    const body = { report: await buildSampleReport(1), proof };
    expect((await postJson(`${other.url}/v1/reports`, body)).status).toBe(201);
    expect((await postJson(`${one.url}/v1/reports`, body)).status).toBe(200);
    const replayed = { report: await buildSampleReport(2), proof };
    expect((await postJson(`${one.url}/v1/reports`, replayed)).status).toBe(409);
    await stopBoth(both);
  });

  test('start where the engine has no advisory locks, with one connection each', async () => {
    const url = postgres.createDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    // As on an engine that does not know them: who calls one fails.
    await client.query('create role plain login');
    await client.query('grant all on schema public to plain');
    await client.query('grant create on database ' + new URL(url).pathname.slice(1) + ' to plain');
    await client.query(
      'revoke execute on function pg_advisory_lock(bigint), pg_try_advisory_lock(bigint) from public',
    );
    await client.query('set role plain');
    await expect(client.query('select pg_advisory_lock(1)')).rejects.toThrow('permission');
    await client.end();
    const asPlain = new URL(url);
    asPlain.username = 'plain';
    const one = { ...place(asPlain.href), connections: 1 };
    const both = await Promise.all([1, 2, 3].map(() => startTestIntake(one)));
    const report = await buildSampleReport(1);
    const statuses = [];
    for (const intake of both) statuses.push((await sendReport(intake.url, report)).status);
    expect(statuses).toEqual([201, 200, 200]);
    await stopBoth(both);
  });

  test('take every report of one subject where the engine ends transactions that meet', async () => {
    const url = postgres.createDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      `alter database ${new URL(url).pathname.slice(1)} set default_transaction_isolation = 'serializable'`,
    );
    await client.end();
    const both = await Promise.all([1, 2].map(() => startTestIntake(place(url))));
    const reports = await Promise.all(
      Array.from({ length: 60 }, (_, at) => buildSampleReport(5_000 + at)),
    );
    const statuses = new Set<number>();
    const send = async (at: number): Promise<void> => {
      for (;;) {
        const { status } = await sendReport(both[at % 2]?.url ?? '', reports[at]!);
        statuses.add(status);
        if (status !== 503) return;
      }
    };
    await Promise.all(reports.map((_, at) => send(at)));
    expect([...statuses].filter((status) => ![201, 503].includes(status))).toEqual([]);
    const { db, close } = await openDatabase(place(url));
    const counts = sql`select (select count(*) from reports) || ' ' || (select count(*) from cases)`;
    expect(await readValue(db, counts, z.string())).toBe('60 1');
    await close();
    await stopBoth(both);
  });

  test('keep each of two hundred reports once, in one case a subject, however they are sent', async () => {
    const { url, both } = await startTwo();
    const reports = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        buildSampleReport(1_000 + at, {
          evidence: { subject: { kind: 'listing', identifiers: [`listing:shopee:vn:${at % 7}`] } },
        }),
      ),
    );
    const statuses = await Promise.all(
      reports.flatMap((report) =>
        both.map(async (intake) => (await sendReport(intake.url, report)).status),
      ),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(200);
    expect(statuses.filter((status) => status === 200)).toHaveLength(200);
    const { db, close } = await openDatabase(place(url));
    const counts = sql`select (select count(*) from reports) || ' ' || (select count(*) from cases)`;
    expect(await readValue(db, counts, z.string())).toBe('200 7');
    await close();
    await stopBoth(both);
  });

  test('lose no report to a decision that is made while it comes', async () => {
    const { url, both } = await startTwo();
    const { db, close } = await openDatabase(place(url));
    const undecided = sql`select id from cases where state = 'open' limit 1`;
    for (let round = 0; round < 10; round += 1) {
      await sendReport(both[0].url, await buildSampleReport(2_000 + round * 10));
      const caseId = await readValue(db, undecided, z.string());
      const input = {
        caseId,
        outcome: 'rejected',
        reason: 'other',
        note: '',
        moderator: 'Lan',
      } as const;
      const coming = Array.from({ length: 6 }, async (_, at) => {
        const report = await buildSampleReport(2_001 + round * 10 + at);
        return (await sendReport(both[at % 2 === 0 ? 0 : 1].url, report)).status;
      });
      await new Promise((resolve) => setTimeout(resolve, round));
      await decideCase(db, input, 1_795_000_000_000);
      expect(await Promise.all(coming)).toEqual(Array<number>(6).fill(201));
    }
    const kept = sql`select count(*)::text from reports join cases on cases.id = case_id`;
    expect(await readValue(db, kept, z.string())).toBe('70');
    expect((await checkAudit(db)).brokenAt).toBeNull();
    await close();
    await stopBoth(both);
  });

  test('let a decision wait for a report that has found its case', async () => {
    const { url, both } = await startTwo();
    const { db, close } = await openDatabase(place(url));
    await sendReport(both[0].url, await buildSampleReport(3_000));
    const caseId = await readValue(db, sql`select id from cases`, z.string());
    const input = {
      caseId,
      outcome: 'rejected',
      reason: 'other',
      note: '',
      moderator: 'Lan',
    } as const;
    let isDecided = false;
    const deciding = await db.transaction(async (tx) => {
      const found = sql`select open_case('x', 'listing:shopee:vn:77', 'listing', now())`;
      expect(await readValue(tx, found, z.string())).toBe(caseId);
      const decided = decideCase(db, input, 1_795_000_000_000).then(() => void (isDecided = true));
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(isDecided).toBe(false);
      return { decided };
    });
    await deciding.decided;
    expect(isDecided).toBe(true);
    await close();
    await stopBoth(both);
  });

  test('share sessions: who logs in at one is at work at the other', async () => {
    const { url, both } = await startTwo();
    const { db, close } = await openDatabase(place(url));
    const token = (await addModerator(db, { name: 'Lan', role: 'moderator' }, 1)) ?? '';
    const browser = buildModeratorBrowser(both[0].url);
    expect((await browser.login(token)).status).toBe(303);
    const headers = { cookie: browser.cookie() };
    expect((await fetch(`${both[1].url}/moderate`, { headers, redirect: 'manual' })).status).toBe(
      200,
    );
    await close();
    await stopBoth(both);
  });
});

describe('an audit log that two write at once', () => {
  test('stays one chain', async () => {
    const { url, both } = await startTwo();
    const { db, close } = await openDatabase(place(url));
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        addModerator(db, { name: `N${at}`, role: 'feed' }, 1_000 + at),
      ),
    );
    expect(await checkAudit(db)).toMatchObject({ rows: 40, brokenAt: null });
    await close();
    await stopBoth(both);
  });
});

describe('a server that goes away', () => {
  test('is told as such: nothing was kept, send again later', async () => {
    const own = await startPostgres();
    const intake = await startTestIntake(place(own.createDatabase()));
    const proof = await askProof(intake.url);
    const body = { report: await buildSampleReport(1), proof };
    await own.stop();
    const answer = await postJson(`${intake.url}/v1/reports`, body);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/ECONN|127\.0\.0\.1|\bat /);
    expect((await fetch(`${intake.url}/healthz`)).status).toBe(503);
    await intake.running.stop();
  });
});
