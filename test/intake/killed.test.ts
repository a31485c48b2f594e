import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { openDatabase, readValue } from '../../intake/store/database.ts';
import { askProof, postJson } from '../support/intake.ts';
import { buildSampleReport } from '../support/sample-report.ts';

let folder = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cho-lanh-intake-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function launch(args: readonly string[] = []): ChildProcess {
  const child = spawn(process.execPath, ['intake/intake.ts', ...args], {
    env: {
      ...process.env,
      PORT: '0',
      INTAKE_DATA: folder,
      INTAKE_PROOF_NUMBERS: '5',
      INTAKE_TRUSTED_PROXIES: '1',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** A process of its own, as `npm run intake` starts it. */
async function launchServer(): Promise<{ child: ChildProcess; url: string }> {
  const child = launch();
  let said = '';
  const port = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /localhost:(\d+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`the intake ended: ${said}`)));
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.on('exit', resolve);
  });

describe('an intake that is killed', () => {
  test('has lost nothing it answered for, and takes the rest when it is sent again', async () => {
    const bodies = [];
    let server = await launchServer();
    for (let at = 1; at <= 60; at += 1) {
      bodies.push({ report: await buildSampleReport(at), proof: await askProof(server.url) });
    }
    const accepted = new Set<string>();
    for (const killAfter of [5, 15, 30]) {
      const open = bodies.filter(({ report }) => !accepted.has(report.id));
      let answers = 0;
      const { child, url } = server;
      await Promise.all(
        open.map(async (body) => {
          try {
            const answer = await postJson(`${url}/v1/reports`, body);
            answers += 1;
            // In the middle of all: some are being written, some have not been read.
            if (answers === killAfter) child.kill('SIGKILL');
            if (answer.ok) accepted.add(body.report.id);
          } catch {
            // The answer never came: the sender cannot know, and sends again.
          }
        }),
      );
      await ended(child);
      server = await launchServer();
    }
    for (const body of bodies) {
      const answer = await postJson(`${server.url}/v1/reports`, body);
      const { status } = z.object({ status: z.string() }).parse(await answer.json());
      if (accepted.has(body.report.id)) expect(status).toBe('known');
      expect(['accepted', 'known']).toContain(status);
    }
    expect(accepted.size).toBeGreaterThan(0);
    server.child.kill('SIGTERM');
    expect(await ended(server.child)).toBe(0);
    const { db, close } = await openDatabase({ kind: 'folder', path: folder });
    const counts = await readValue(
      db,
      sql`select count(*) || ' ' || count(distinct id) || ' ' || count(distinct case_id) from reports`,
      z.string(),
    );
    expect(counts).toBe('60 60 1');
    await close();
  }, 120_000);
});

describe('the command', () => {
  test('makes a token once, lets nobody else into the folder, and stops when asked', async () => {
    const read = async (child: ChildProcess): Promise<string> => {
      let text = '';
      child.stdout?.on('data', (chunk: Buffer) => void (text += chunk.toString()));
      await ended(child);
      return text.trim();
    };
    const token = await read(launch(['token', 'add', 'Lan']));
    expect(token).toMatch(/^[\w-]{43}$/);
    const { child, url } = await launchServer();
    const login = await fetch(`${url}/moderate/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ token }),
    });
    expect(login.status).toBe(303);
    expect(await ended(launch())).toBe(1);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(await ended(launch(['token', 'add', 'Lan']))).toBe(1);
    expect(await ended(launch(['token', 'revoke', 'Lan']))).toBe(0);
    expect(await ended(launch(['what']))).toBe(2);
  }, 120_000);
});
