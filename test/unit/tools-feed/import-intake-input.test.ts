import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { outcomePageSchema as intakePage } from '../../../intake/store/outcome-store.ts';
import { compileInputs } from '../../../tools/feed/compile-folder.ts';
import { readFeedFolder } from '../../../tools/feed/feed-folder.ts';
import { applyOutcomes } from '../../../tools/feed/intake/apply-outcomes.ts';
import { outcomePageSchema } from '../../../tools/feed/intake/case-outcome.ts';
import { fetchOutcomes } from '../../../tools/feed/intake/fetch-outcomes.ts';
import { VerbFault } from '../../../tools/feed/verb.ts';
import { openWorkshop, type Said, type Workshop } from '../../support/feed-workshop.ts';
import {
  type Answer,
  caseIdOf,
  feedToken,
  type OutcomeServer,
  sampleOutcome,
  startOutcomeServer,
  tellOutcomes,
} from '../../support/outcome-server.ts';
import '../../support/property-runs.ts';

// Only against a hang: many processes may share the machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let shop: Workshop;
let server: OutcomeServer;

beforeAll(async () => {
  server = await startOutcomeServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  shop = openWorkshop();
  await shop.done('init');
  mkdirSync(shop.path('feed/lists'), { recursive: true });
  writeFileSync(shop.path('token'), feedToken);
  server.asked.length = 0;
  server.answer = tellOutcomes([sampleOutcome()]);
});
afterEach(() => shop.end());

const ledger = ['--ledger', 'https://intake.example/ledger'];
const place = ['--token-file', 'token', ...ledger];

function runImport(url: string, ...more: readonly string[]): Promise<Said> {
  return shop.feed('import', '--from-intake', url, ...more);
}

function requireRefusal(said: Said, words: string): void {
  expect(said.warnings.join('\n')).toContain(words);
  expect(said.warnings.join('\n')).not.toMatch(/at .*\.ts:\d/);
  expect(said.warnings.join('\n')).not.toContain('\u001b');
  expect(said.warnings.join('\n')).not.toContain(feedToken);
  expect(said.code).toBe(1);
  expect(Object(said.answer).faults).toHaveLength(1);
  for (const file of ['receipts.json', 'intakes.json', 'lists/reviewed-reports.json']) {
    expect(existsSync(shop.path('feed', file))).toBe(false);
  }
}

describe('import --from-intake refuses', () => {
  const options: readonly (readonly [string, string, readonly string[], string])[] = [
    ['http to another machine', 'http://intake.example/', place, 'https address of an intake'],
    ['a name and password in the address', 'https://a:b@intake.example/', place, 'without name'],
    ['a query', 'https://intake.example/?x=1', place, 'query'],
    ['no address', 'intake', place, 'https address of an intake'],
    ['no token', 'https://intake.example/', ledger, 'CHO_LANH_INTAKE_TOKEN'],
    [
      'a token file that is not there',
      'https://intake.example/',
      ['--token-file', 'no'],
      'cannot be read',
    ],
    [
      'a token file that is given away',
      'https://intake.example/',
      ['--token-file', 'feed/token'],
      'lies inside',
    ],
    [
      'a token file with something else',
      'https://intake.example/',
      ['--token-file', 'feed.txt'],
      'holds no token',
    ],
    [
      'no ledger that shoppers can open',
      'http://127.0.0.1:1/',
      ['--token-file', 'token'],
      '--ledger URL is missing',
    ],
    [
      'a list file beside it',
      'https://intake.example/',
      ['hosts.txt', ...place],
      'no list beside it',
    ],
    [
      'options of lists',
      'https://intake.example/',
      ['--format', 'csv', ...place],
      '--format has no meaning',
    ],
    [
      'an id that is none',
      'https://intake.example/',
      ['--to', '../x', ...place],
      '--to wants an id',
    ],
    [
      'a folder without a feed',
      'https://intake.example/',
      ['--feed', 'nowhere', ...place],
      'holds no feed.json',
    ],
    ['a machine that is not there', 'http://127.0.0.1:1/', place, 'cannot be reached'],
  ];
  it.each(options)('%s', async (_what, url, more, words) => {
    writeFileSync(shop.path('feed.txt'), 'not a token\n');
    requireRefusal(await runImport(url, ...more), words);
    expect(server.asked).toEqual([]);
  });

  it('options of an intake where none is named', async () => {
    const said = await shop.feed('import', '--token-file', 'token');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('name it with --from-intake');
  });

  const json = (value: unknown): Answer => ({ body: JSON.stringify(value) });
  const page = (change: object, next: number | null = null): Answer =>
    json({ outcomes: [{ ...sampleOutcome(), ...change }], next });
  const answers: readonly (readonly [string, Answer, string])[] = [
    [
      'a token that it does not know',
      { status: 401, body: '\u001b[2Jpwned' },
      'does not know this token',
    ],
    [
      'another address',
      { status: 302, headers: { location: 'https://evil.example/' } },
      'sends elsewhere',
    ],
    ['something missing', { status: 404 }, 'is it an intake?'],
    ['too many questions', { status: 429 }, 'is busy'],
    ['a fault of its own', { status: 500, body: '<h1>at x.ts:1</h1>' }, 'has a fault (status 500)'],
    ['a web page', { body: '<!doctype html>' }, 'no JSON'],
    ['bytes that are no text', { body: new Uint8Array([0xff, 0xfe, 0x00]) }, 'no text'],
    ['nothing', { body: '' }, 'no JSON'],
    ['JSON of something else', json({ hello: '\u001b[2J' }), 'answers as no intake does'],
    ['a list', json([]), 'answers as no intake does'],
    ['a case with another id', page({ caseId: '../../etc' }), 'caseId'],
    ['a reason that there is not', page({ reason: '\u001b[2J' }), 'reason'],
    ['an outcome that there is not', page({ outcome: 'confirmed' }), 'outcome'],
    ['a receipt that is no hash', page({ receipts: ['__proto__'] }), 'receipts'],
    [
      'too many identifiers',
      page({ subject: { key: 'a', kind: 'shop', identifiers: Array(17).fill('a') } }),
      'identifiers',
    ],
    [
      'a kind of subject that there is not',
      page({ subject: { key: 'a', kind: '__proto__', identifiers: [] } }),
      'kind',
    ],
    ['a number that is none', page({ seq: 1.5 }), 'seq'],
    [
      'a decision of long ago',
      page({ decidedAt: '1999-01-01T00:00:00Z' }),
      'before there was an intake',
    ],
    [
      'a decision of a day to come',
      page({ decidedAt: '2027-01-01T00:00:00Z' }),
      'which is to come',
    ],
    ['an answer of no day', page({ answer: { text: 'x', on: '2026-02-31' } }), 'answer'],
    ['a next page that goes nowhere', page({}, 9), 'does not follow'],
    ['an end that is no end', json({ outcomes: [], next: 1 }), 'does not follow'],
  ];
  it.each(answers)('an intake that answers with %s', async (_what, answer, words) => {
    server.answer = () => answer;
    requireRefusal(await runImport(server.url, ...place), words);
    expect(server.asked.length).toBe(1);
  });

  it('an intake that tells the same decision again and again', async () => {
    server.answer = () => page({}, 1);
    requireRefusal(await runImport(server.url, ...place), 'out of its order');
  });

  it('an intake that never answers, or never ends', async () => {
    const access = { url: server.url, token: feedToken, timeoutMs: 50 };
    server.answer = () => null;
    await expect(fetchOutcomes(access, 0)).rejects.toThrow('does not answer in time');
    server.answer = () => ({ headers: { 'content-length': '100' }, body: '{' });
    await expect(fetchOutcomes(access, 0)).rejects.toThrow(VerbFault);
  });

  it('a file of its own that somebody broke', async () => {
    writeFileSync(shop.path('feed/intakes.json'), '{ "intakes": [ { "after": -1 } ] }');
    const said = await runImport(server.url, ...place);
    expect(said.code).toBe(1);
    expect(said.warnings.join('\n')).toContain('intakes.json');
    expect(server.asked).toEqual([]);
  });
});

describe('what an intake says', () => {
  it('is read here in the form in which the intake tells it', () => {
    const told = { outcomes: [sampleOutcome(), sampleOutcome({ seq: 2, answer: null })], next: 2 };
    expect(intakePage.parse(told)).toEqual(told);
    expect(outcomePageSchema.parse(told).outcomes).toHaveLength(2);
  });

  it('never leaves a folder that cannot be compiled, whatever it is', () => {
    const inputs = readFeedFolder(shop.path('feed'));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'shop:shopee:vn:5',
        'host:a.example',
        'url:a.example/x',
        'host:shopee.vn',
        'listing:x:vn:__proto__',
      ),
      fc
        .tuple(fc.constantFrom('shop', 'host', 'url-prefix', 'listing', 'url'), fc.string())
        .map((parts) => parts.join(':')),
    );
    const outcome = fc.record({
      key: text,
      identifiers: fc.array(text, { maxLength: 5 }),
      kind: fc.constantFrom('shop', 'page', 'listing', 'card'),
      answer: fc.option(
        fc.record({ text: fc.string({ unit: 'binary' }), on: fc.constant('2026-11-01') }),
      ),
    });
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 5 }), (said) => {
        const outcomes = said.map(({ key, identifiers, kind, answer }, at) =>
          sampleOutcome({
            seq: at + 1,
            caseId: caseIdOf(at),
            subject: { key: key || 'x', kind, identifiers },
            answer,
          }),
        );
        const page = outcomePageSchema.safeParse({ outcomes, next: null });
        if (!page.success) return;
        const notices: never[] = [];
        const list = {
          id: 'r',
          curatorId: 'publisher',
          title: { vi: 'a', en: 'a' },
          demo: false,
          authorities: {},
          notices,
        };
        const state = { after: 0, waiting: [] };
        const ledgerUrl = 'https://intake.example/ledger';
        const applied = applyOutcomes(page.data.outcomes, { inputs, list, state, ledgerUrl });
        expect(applied.came.length + applied.waiting.length).toBe(outcomes.length);
        compileInputs({ ...inputs, lists: [{ path: 'lists/r.json', json: applied.list }] });
      }),
    );
  });
});
