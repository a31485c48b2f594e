import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportLimits } from '#lib/report/report-limits.ts';
import type { WireReport } from '#lib/report/wire-report.ts';
import {
  askProof,
  fromNewAddress,
  postJson,
  readProblem,
  sendReport,
  startTestIntake,
  type TestIntake,
} from '../support/intake.ts';
import { buildSampleReport, sampleEvidence } from '../support/sample-report.ts';

let intake: TestIntake;
let ids = 1;
const fresh = (change: Parameters<typeof buildSampleReport>[1] = {}): Promise<WireReport> =>
  buildSampleReport((ids += 1), change);
const post = (body: unknown, headers?: Record<string, string>) =>
  postJson(`${intake.url}/v1/reports`, body, headers);

beforeAll(async () => {
  intake = await startTestIntake();
}, 60_000);
afterAll(() => intake.running.stop());

describe('a report', () => {
  test('is kept once however often it is sent', async () => {
    const report = await fresh();
    const first = await sendReport(intake.url, report);
    expect([first.status, await first.json()]).toEqual([
      201,
      { id: report.id, status: 'accepted' },
    ]);
    const again = await sendReport(intake.url, report);
    expect([again.status, await again.json()]).toEqual([200, { id: report.id, status: 'known' }]);
  });

  test('sent twenty times at once is accepted once', async () => {
    const report = await fresh();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendReport(intake.url, report)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
  });

  test('sent again with the very same proof is the same report: the first answer was lost on the way', async () => {
    const body = { report: await fresh(), proof: await askProof(intake.url) };
    expect((await post(body)).status).toBe(201);
    expect((await post(body)).status).toBe(200);
  });

  test('with the id of another one is refused', async () => {
    const report = await fresh();
    await sendReport(intake.url, report);
    const other = await readProblem(await sendReport(intake.url, { ...report, words: 'khác' }));
    expect([other.status, other.code]).toEqual([409, 'id-taken']);
  });

  test('whose fields stand in another order is the same', async () => {
    const report = await fresh();
    await sendReport(intake.url, report);
    const turned = Object.fromEntries(Object.entries(report).toReversed());
    expect((await sendReport(intake.url, { ...report, ...turned })).status).toBe(200);
  });

  test('may come from any origin, as the extension has its own', async () => {
    const asked = await fetch(`${intake.url}/v1/reports`, {
      method: 'OPTIONS',
      headers: { origin: 'chrome-extension://abc', 'access-control-request-method': 'POST' },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('a proof of work', () => {
  test('that was used for another report is refused', async () => {
    const proof = await askProof(intake.url);
    expect((await post({ report: await fresh(), proof })).status).toBe(201);
    const replayed = await readProblem(await post({ report: await fresh(), proof }));
    expect([replayed.status, replayed.code]).toEqual([409, 'proof-used']);
  });

  test('raced by ten reports buys one', async () => {
    const proof = await askProof(intake.url);
    const reports = await Promise.all(Array.from({ length: 10 }, () => fresh()));
    const answers = await Promise.all(reports.map((report) => post({ report, proof })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test.each([
    ['nothing of the kind', () => 'x', 'proof-missing'],
    [
      'signed by somebody else',
      (proof: object) => ({ ...proof, signature: 'a'.repeat(64) }),
      'proof-wrong',
    ],
    [
      'with a wrong number',
      (proof: { number: number }) => ({ ...proof, number: proof.number + 1 }),
      'proof-wrong',
    ],
    [
      'with more time than it was given',
      (proof: { salt: string }) => ({ ...proof, salt: proof.salt.replace(/\d+&/, '99999999999&') }),
      'proof-wrong',
    ],
    ['of another algorithm', (proof: object) => ({ ...proof, algorithm: 'MD5' }), 'proof-missing'],
    [
      'with a number that is a text',
      (proof: { number: number }) => ({ ...proof, number: String(proof.number) }),
      'proof-missing',
    ],
  ])('%s is refused', async (_, change, code) => {
    const honest = JSON.parse(atob(await askProof(intake.url)));
    const changed = change(honest);
    const proof = typeof changed === 'string' ? changed : btoa(JSON.stringify(changed));
    const answer = await readProblem(await post({ report: await fresh(), proof }));
    expect([answer.status, answer.code]).toEqual([400, code]);
  });

  test('that has expired is refused', async () => {
    const proof = await askProof(intake.url);
    intake.time.nowMs += 901_000;
    const answer = await readProblem(await post({ report: await fresh(), proof }));
    expect(answer.code).toBe('proof-expired');
  });
});

describe('an address', () => {
  test('has sixty reports in ten minutes, then is told to wait, and may go on later', async () => {
    const headers = fromNewAddress();
    const send = async () =>
      post({ report: await fresh(), proof: await askProof(intake.url) }, headers);
    for (let at = 0; at < 60; at += 1) expect((await send()).status).toBe(201);
    const kept = await fresh();
    const again = { report: kept, proof: await askProof(intake.url) };
    await post(again);
    const refused = await send();
    expect(refused.headers.get('retry-after')).toBe('600');
    expect((await readProblem(refused)).code).toBe('too-many');
    // What is kept already costs nothing: a sender who lost the answer must not be told to wait.
    expect((await post(again, headers)).status).toBe(200);
    intake.time.nowMs += 600_000;
    expect((await send()).status).toBe(201);
  }, 30_000);
});

describe('a body', () => {
  test.each([
    ['that is no JSON', '{', 400, 'not-json'],
    ['that is empty', '', 400, 'not-json'],
    ['that is a list', '[]', 422, 'not-valid'],
    ['nested a hundred thousand deep', '['.repeat(100_000), 400, 'not-json'],
  ])('%s is refused', async (_, text, status, code) => {
    const answer = await readProblem(await post(text));
    expect([answer.status, answer.code, answer.said]).toEqual([status, code, status]);
    expect(answer.type).toContain('application/problem+json');
  });

  test('of another type is refused, as is one without', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      const answer = await readProblem(await post('{}', { 'content-type': type }));
      expect([answer.status, answer.code]).toEqual([415, 'wrong-type']);
    }
  });

  test('larger than is taken is refused, whether it says so or streams', async () => {
    const text = `"${'a'.repeat(reportLimits.bodyBytes)}"`;
    expect((await readProblem(await post(text))).code).toBe('too-large');
    const chunk = new TextEncoder().encode('a'.repeat(65_536));
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 2_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    };
    const streamed = fetch(`${intake.url}/v1/reports`, init);
    const status = await streamed.then(
      (answer) => answer.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(status);
    expect(sent).toBeLessThan(2_000);
  });

  test('that is no UTF-8 is refused', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = new Uint8Array([0x22, 0xff, 0x22]);
    const answer = await fetch(`${intake.url}/v1/reports`, { method: 'POST', headers, body });
    expect((await readProblem(answer)).code).toBe('not-json');
  });

  test('is told where it is wrong, and nothing it said is said back', async () => {
    const report = { ...(await fresh()), secret: 'bí mật', locale: 'bí mật' };
    const answer = await readProblem(await post({ report, proof: 'x' }));
    expect(answer.faults).toEqual(
      expect.arrayContaining([{ at: '/report/locale', says: expect.any(String) }]),
    );
    expect(answer.text).not.toContain('bí mật');
  });

  test('with a hash that is not of its evidence is refused', async () => {
    const report = await fresh({ report: { evidenceSha256: 'a'.repeat(64) } });
    expect((await readProblem(await sendReport(intake.url, report))).code).toBe(
      'evidence-hash-wrong',
    );
  });

  test('from tomorrow is refused', async () => {
    const observedAtMs = intake.time.nowMs + 2 * 86_400_000;
    const report = await fresh({ evidence: { observedAtMs } });
    expect((await readProblem(await sendReport(intake.url, report))).code).toBe('time-wrong');
  });

  test('that would change the prototype of objects is refused', async () => {
    const text = JSON.stringify({ report: await fresh(), proof: 'x' });
    const poisoned = text.replace('{"report":{', '{"report":{"__proto__":{"admin":true},');
    expect((await readProblem(await post(poisoned))).code).toBe('not-valid');
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('a picture', () => {
  const buildPng = () =>
    sharp({ create: { width: 3_000, height: 40, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Copyright: 'vị trí của tôi' } })
      .png()
      .toBuffer();

  test('is made anew: smaller, another kind of file, nothing hidden in it', async () => {
    const png = Buffer.concat([await buildPng(), Buffer.from('<script>hidden</script>')]);
    const screenshot = { mediaType: 'image/png' as const, base64: png.toString('base64') };
    const answer = await sendReport(intake.url, await fresh({ report: { screenshot } }));
    expect(answer.status).toBe(201);
  });

  test.each([
    ['is a text', Buffer.from('<svg onload=alert(1)>')],
    ['is cut off', null],
    ['is empty', Buffer.from('AAA')],
  ])('that %s is refused', async (_, bytes) => {
    const broken = bytes ?? (await buildPng()).subarray(0, 60);
    const screenshot = { mediaType: 'image/png' as const, base64: broken.toString('base64') };
    const answer = await readProblem(
      await sendReport(intake.url, await fresh({ report: { screenshot } })),
    );
    expect([answer.status, answer.code]).toEqual([422, 'picture-unreadable']);
  });

  test('of another kind than it says, or of a billion pixels, is refused', async () => {
    const jpeg = await sharp(await buildPng())
      .jpeg()
      .toBuffer();
    const huge = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    for (const bytes of [jpeg, huge]) {
      const screenshot = { mediaType: 'image/png' as const, base64: bytes.toString('base64') };
      const answer = await sendReport(intake.url, await fresh({ report: { screenshot } }));
      expect((await readProblem(answer)).code).toBe('picture-unreadable');
    }
  }, 30_000);
});

describe('the intake', () => {
  test('says that it is ready, what it counted, and how it is spoken to', async () => {
    expect((await fetch(`${intake.url}/healthz`)).status).toBe(200);
    const metrics = await (await fetch(`${intake.url}/metrics`)).text();
    expect(metrics).toMatch(/intake_reports_total\{outcome="accepted"\} \d+/);
    expect(metrics).toMatch(/intake_cases\{state="open"\} \d+/);
    const openapi = await (await fetch(`${intake.url}/openapi.json`)).json();
    const { schema } = openapi.paths['/v1/reports'].post.requestBody.content['application/json'];
    expect(schema.properties.report.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties.report.properties.evidence.properties)).toEqual(
      Object.keys(sampleEvidence),
    );
  });

  test('answers unknown addresses and methods with a problem', async () => {
    for (const path of ['/x', '/v1/reports/../../etc/passwd', '/moderate/cases/%2e%2e', '/%00']) {
      const answer = await fetch(`${intake.url}${path}`, { redirect: 'manual' });
      expect([303, 400, 404]).toContain(answer.status);
    }
    expect((await fetch(`${intake.url}/v1/reports`, { method: 'DELETE' })).status).toBe(404);
  });

  test('writes no address, id or word of anybody into its log', () => {
    const text = JSON.stringify(intake.log);
    expect(intake.log.length).toBeGreaterThan(50);
    expect(text).not.toMatch(/10\.0\.|127\.0|shopee|Bình|0{20}/);
    expect(text).not.toContain('"failed"');
  });
});
