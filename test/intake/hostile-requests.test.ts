import { connect } from 'node:net';
import * as fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../intake/store/database.ts';
import {
  askProof,
  postJson,
  readProblem,
  startTestIntake,
  type TestIntake,
} from '../support/intake.ts';
import { buildSampleReport, sampleEvidence } from '../support/sample-report.ts';

let intake: TestIntake;
let database: OpenDatabase;

beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  const timeouts = { headersTimeoutMs: 600, requestTimeoutMs: 900 };
  intake = await startTestIntake({ kind: 'memory' }, { database, timeouts });
}, 60_000);
afterAll(() => intake.running.stop());

/** Everything that reports have left in the database. */
const readKept = async (): Promise<string> =>
  JSON.stringify([
    await database.db.execute(sql`select * from reports`),
    await database.db.execute(sql`select * from cases`),
    await database.db.execute(sql`select * from pictures`),
  ]);

/** Values that fit nowhere, and such as have broken programs before. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    null,
    true,
    -1,
    1e308,
    '',
    '\u0000',
    "'; drop table reports; --",
    '<script>alert(1)</script>',
    '../../../etc/passwd',
    '${process.env}',
    '\ud800',
    '__proto__',
    'a'.repeat(70_000),
  ),
);

/** Every place of a value: its objects' fields and its lists' items. */
function listPlaces(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => listPlaces(item, [...at, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item, at) => (String(at) === key ? replaceAt(item, rest, by) : item));
  }
  return { ...Object(value), [key]: replaceAt(Object(value)[key], rest, by) };
}

describe('ten thousand bodies that are wrong somewhere', () => {
  test('get a clear answer each; nothing fails, nothing of them is kept', async () => {
    // The proof is good, so that every fault reaches the checks behind it. Its hash is that of the honest evidence.
    const honest = { report: await buildSampleReport(7), proof: await askProof(intake.url) };
    const places = listPlaces(honest).filter((place) => place.at(-1) !== 'proof');
    const bodies = fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .tuple(fc.constantFrom(...places), odd)
          .map(([at, by]) => replaceAt(honest, at, by)),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.string(), odd).map(([key, by]) => ({ ...honest, [key || 'x']: by })),
      },
      { weight: 1, arbitrary: odd },
    );
    // Kept first: whatever is right by chance is then the same report, or one that takes its id or its proof.
    expect((await postJson(`${intake.url}/v1/reports`, honest)).status).toBe(201);
    const before = await readKept();
    const seen = new Map<string, number>();
    const sampled = fc.sample(bodies, { numRuns: 10_000, seed: 20_261_123 });
    const send = async (body: unknown): Promise<void> => {
      const answer = await postJson(`${intake.url}/v1/reports`, body);
      if (answer.ok) return void (await answer.arrayBuffer());
      const problem = await readProblem(answer);
      seen.set(String(problem.code), (seen.get(String(problem.code)) ?? 0) + 1);
      expect(problem.type).toContain('application/problem+json');
      expect(problem.text).not.toMatch(
        /\bat \w|node_modules|intake\/|Error:|select |script>|passwd/,
      );
      expect(problem.text.length).toBeLessThan(8_000);
    };
    for (let at = 0; at < sampled.length; at += 50) {
      await Promise.all(sampled.slice(at, at + 50).map(send));
    }
    expect([...seen.values()].reduce((sum, many) => sum + many, 0)).toBeGreaterThan(9_000);
    expect([...seen.keys()].filter((code) => ['failed', 'not-available'].includes(code))).toEqual(
      [],
    );
    expect(await readKept()).toBe(before);
  }, 120_000);

  test('leave the intake ready', async () => {
    expect((await fetch(`${intake.url}/healthz`)).status).toBe(200);
    expect(intake.log.some(({ event }) => event === 'failed')).toBe(false);
  });
});

describe('SQL and markup in a field', () => {
  const marked = `x'); drop table reports; -- <img src=x onerror=alert(1)> \${7*7} {{7*7}}`;

  test('are kept as the text they are, in every field that takes text', async () => {
    const report = await buildSampleReport(77, {
      evidence: {
        title: marked,
        seller: marked,
        findings: [{ kind: 'check', code: marked, quote: marked }],
        versions: { extension: marked, feed: 1, siteRule: marked },
      },
      report: { words: marked },
    });
    const sent = await postJson(`${intake.url}/v1/reports`, {
      report,
      proof: await askProof(intake.url),
    });
    expect(sent.status).toBe(201);
    const kept = await database.db.execute(sql`select body from reports where id = ${report.id}`);
    const { screenshot: _, ...body } = report;
    expect(kept).toMatchObject({ rows: [{ body }] });
  });

  test('never pass where an identifier, an id, a hash or a code stands', async () => {
    for (const change of [
      { id: marked },
      { evidenceSha256: marked },
      { reason: marked },
      { locale: marked },
      { evidence: { ...sampleEvidence, url: marked } },
      { evidence: { ...sampleEvidence, url: 'https://a.example/<script>' } },
      { evidence: { ...sampleEvidence, subject: { kind: 'shop', identifiers: [marked] } } },
      { evidence: { ...sampleEvidence, price: { amount: marked, currency: 'VND' } } },
      { screenshot: { mediaType: '../../x', base64: 'AAAA' } },
    ]) {
      const report = { ...(await buildSampleReport(78)), ...change };
      const answer = await postJson(`${intake.url}/v1/reports`, { report, proof: 'x' });
      expect((await readProblem(answer)).code).toBe('not-valid');
    }
  });
});

/** Opens a connection, sends pieces with pauses, and says what came and when it was closed. */
function dribble(
  pieces: readonly string[],
  pauseMs: number,
): Promise<{ said: string; ms: number }> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let said = '';
    let at = 0;
    const socket = connect(intake.running.port, '127.0.0.1');
    const sending = setInterval(() => {
      const piece = pieces[at];
      at += 1;
      if (piece !== undefined && !socket.destroyed) socket.write(piece);
    }, pauseMs);
    socket.on('data', (chunk) => void (said += chunk.toString()));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(sending);
      resolve({ said, ms: performance.now() - startedAt });
    });
  });
}

describe('a client that sends drop by drop', () => {
  const letters = (text: string) => text.repeat(100).split('');

  test('loses its connection while it dribbles its head', async () => {
    const pieces = ['POST /v1/reports HTTP/1.1\r\nhost: a\r\n', ...letters('x-a: b\r\n')];
    const { said, ms } = await dribble(pieces, 50);
    expect(said).toMatch(/^(HTTP\/1\.1 408|$)/);
    expect(ms).toBeLessThan(10_000);
  }, 20_000);

  test('and while it dribbles its body, a hundred of them while others are answered', async () => {
    const head =
      'POST /v1/reports HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n';
    const slow = Array.from({ length: 100 }, () => dribble([head, ...letters('[')], 50));
    expect((await fetch(`${intake.url}/healthz`)).status).toBe(200);
    for (const { said, ms } of await Promise.all(slow)) {
      expect(said).toMatch(/^(HTTP\/1\.1 408|$)/);
      expect(ms).toBeLessThan(10_000);
    }
  }, 20_000);

  test('or sends what is no HTTP, gets no more than a status', async () => {
    const { said } = await dribble(['\u0016\u0003\u0001 hello\r\n\r\n'], 10);
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(said.length).toBeLessThan(200);
  });
});
