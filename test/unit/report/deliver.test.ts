import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type KeptReport, noDetails } from '#lib/domain/kept-report.ts';
import type { IntakeAnswer } from '#lib/browser/intake-network.ts';
import { buildDeliver } from '#lib/report/deliver.ts';
import { parseProof } from '#lib/report/proof-of-work.ts';
import { reportEnvelopeSchema } from '#lib/report/wire-report.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const to = 'https://phan-anh.example/';
const nowMs = Date.parse('2026-11-23T08:00:00Z');
const id = 'ab'.repeat(16);

function buildChallenge(number = 7): string {
  const salt = `${'0f'.repeat(8)}?expires=1795000000&`;
  const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex');
  const signature = 'e'.repeat(64);
  return JSON.stringify({ algorithm: 'SHA-256', challenge, maxnumber: 50, salt, signature });
}

const reply = (status: number, body: unknown = {}, retryAfter: string | null = null) =>
  ({
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    retryAfter,
  }) satisfies IntakeAnswer;

type Answer = IntakeAnswer | 'nothing';

function setUp({
  challenge = reply(200, buildChallenge()),
  report = reply(201, { id }),
}: { challenge?: Answer; report?: Answer } = {}) {
  const asked: { url: string; body: string | null }[] = [];
  const deliver = buildDeliver({
    async ask(url, body) {
      asked.push({ url, body });
      const answer = body === null ? challenge : report;
      if (answer === 'nothing') throw new TypeError('no network');
      return answer;
    },
    clock: () => nowMs,
    pause: async () => undefined,
  });
  return { deliver, asked };
}

function kept(change: Partial<KeptReport> = {}): KeptReport {
  const draft = sampleDraft(id, nowMs);
  return {
    id,
    createdAtMs: nowMs,
    draft,
    details: noDetails,
    delivery: { state: 'draft' },
    ...change,
  };
}

describe('sending a report', () => {
  it('asks for a challenge and sends the report with the proof, in a form the intake knows', async () => {
    const { deliver, asked } = setUp();
    expect(await deliver(kept(), to)).toEqual({ accepted: true });
    expect(asked.map(({ url }) => url)).toEqual([`${to}v1/challenge`, `${to}v1/reports`]);
    const sent = reportEnvelopeSchema.parse(JSON.parse(asked[1]?.body ?? ''));
    expect(sent.report).toMatchObject({ id, evidence: { url: 'https://shopee.vn/x' } });
    expect(parseProof(sent.proof)).toMatchObject({ number: 7 });
  });

  it.each([
    ['no network', { challenge: 'nothing' }, 'unreachable'],
    ['a connection that breaks while the report goes out', { report: 'nothing' }, 'unreachable'],
    ['an intake that is down', { challenge: reply(502, '<html>') }, 'broken'],
    ['an intake that falls over at the report', { report: reply(500) }, 'broken'],
    ['an intake that is closed for now', { report: reply(503) }, 'busy'],
    ['too many reports from one address', { report: reply(429) }, 'busy'],
    ['a proof that came too late', { report: reply(400, { type: 'urn:proof-expired' }) }, 'broken'],
    ['an address that is no intake any more', { challenge: reply(404) }, 'broken'],
    ['a report that the intake will not take', { report: reply(422) }, 'refused'],
    ['a report that is too large', { report: reply(413) }, 'refused'],
  ] as const)('tells %s from the rest', async (_what, answers, fault) => {
    const { deliver } = setUp(answers);
    expect(await deliver(kept(), to)).toMatchObject({ accepted: false, fault });
  });

  it.each([
    ['a hotel’s login page', '<html>Welcome, sign in</html>'],
    ['the id of another report', { id: 'cd'.repeat(16) }],
    ['nothing', ''],
  ])('does not take %s with status 200 for a receipt', async (_what, body) => {
    const { deliver } = setUp({ report: reply(200, body) });
    expect(await deliver(kept(), to)).toMatchObject({ accepted: false, fault: 'broken' });
  });

  it.each([
    ['a hotel’s login page', '<html>Welcome, sign in</html>'],
    ['a challenge that nothing solves', buildChallenge(51)],
    ['a challenge of endless work', buildChallenge().replace('50', '99999999999')],
  ])('sends nothing on %s for a challenge', async (_what, body) => {
    const { deliver, asked } = setUp({ challenge: reply(200, body) });
    expect(await deliver(kept(), to)).toMatchObject({ accepted: false, fault: 'broken' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['120', 120_000],
    ['Mon, 23 Nov 2026 08:05:00 GMT', 300_000],
    ['Mon, 23 Nov 2020 08:05:00 GMT', 0],
    ['soon', null],
    ['-5', null],
  ])('reads how long to wait from Retry-After: %s', async (retryAfter, retryAfterMs) => {
    const { deliver } = setUp({ report: reply(429, {}, retryAfter) });
    expect(await deliver(kept(), to)).toMatchObject({ fault: 'busy', retryAfterMs });
  });

  it('keeps what the intake said of a refusal, and not more than 300 characters of it', async () => {
    const problem = { title: 'Unknown field', detail: 'x'.repeat(900) };
    const { deliver } = setUp({ report: reply(422, problem) });
    const done = await deliver(kept(), to);
    expect(done).toMatchObject({ detail: expect.stringMatching(/^Unknown field: x+$/) });
    expect(done.accepted ? '' : done.detail).toHaveLength(300);
  });

  it('sends nothing of a report that has no form an intake takes', async () => {
    const { deliver, asked } = setUp();
    const draft = { ...sampleDraft(id, nowMs), url: 'https://u:p@shopee.vn/x?token=1' };
    expect(await deliver(kept({ draft }), to)).toMatchObject({ fault: 'refused' });
    expect(asked).toEqual([]);
  });
});

describe('what leaves the device', () => {
  /** Every field of a report with everything filled in. A new one is a decision for people, not for a commit. */
  const fields = [
    'proof',
    'report.evidence.findings[].code',
    'report.evidence.findings[].kind',
    'report.evidence.findings[].quote',
    'report.evidence.observedAtMs',
    'report.evidence.price.amount',
    'report.evidence.price.currency',
    'report.evidence.seller',
    'report.evidence.subject.identifiers[]',
    'report.evidence.subject.kind',
    'report.evidence.title',
    'report.evidence.url',
    'report.evidence.versions.extension',
    'report.evidence.versions.feed',
    'report.evidence.versions.siteRule',
    'report.evidenceSha256',
    'report.id',
    'report.locale',
    'report.reason',
    'report.schemaVersion',
    'report.screenshot.base64',
    'report.screenshot.mediaType',
    'report.words',
  ];

  it('is exactly these fields', async () => {
    const { deliver, asked } = setUp();
    const draft = {
      ...sampleDraft(id, nowMs),
      title: 'Trà mẫu',
      price: { amount: 89_000, currency: 'VND' },
      evidence: [{ kind: 'claim', code: 'cure', quote: 'khỏi hẳn' } as const],
    };
    const details = {
      reason: 'unlawful-health-ad',
      words: 'Quảng cáo như thuốc',
      screenshot: { mediaType: 'image/png', base64: 'iVBORw0KGgo=' },
    } as const;
    expect(await deliver(kept({ draft, details }), to)).toEqual({ accepted: true });
    const sent: unknown = JSON.parse(asked[1]?.body ?? '');
    expect([...new Set(listFields(sent))].toSorted()).toEqual(fields);
  });
});

function listFields(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => listFields(each, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  const under = path === '' ? '' : `${path}.`;
  return Object.entries(value).flatMap(([name, each]) => listFields(each, `${under}${name}`));
}
