import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findReceipt, parseReceipts } from '#lib/feed/receipts.ts';
import type { OutcomeView } from '../../../intake/store/outcome-store.ts';
import {
  openWorkshop,
  type Said,
  type Workshop,
  writtenList,
} from '../../support/feed-workshop.ts';
import {
  caseIdOf,
  feedToken,
  type OutcomeServer,
  sampleOutcome,
  startOutcomeServer,
  tellOutcomes,
} from '../../support/outcome-server.ts';
import { hashOf } from '../../support/sample-receipts.ts';

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
  writeFileSync(shop.path('token'), `${feedToken}\n`);
  server.asked.length = 0;
});
afterEach(() => shop.end());

const place = ['--token-file', 'token', '--ledger', 'https://intake.example/ledger'];

function importAll(...more: readonly string[]): Promise<Said> {
  return shop.feed('import', '--from-intake', server.url, ...place, ...more);
}

async function take(...outcomes: readonly OutcomeView[]) {
  server.answer = tellOutcomes(outcomes);
  const said = await importAll();
  expect(said.warnings.filter((line) => line.startsWith('import:'))).toEqual([]);
  expect(said.code).toBe(0);
  return { ...Object(said.answer), warnings: said.warnings };
}

function readFeed(path: string): unknown {
  return JSON.parse(readFileSync(shop.path('feed', path), 'utf8'));
}

const list = 'lists/reviewed-reports.json';
const readNotices = (): readonly Record<string, unknown>[] => Object(readFeed(list)).notices;
const readReceipts = (): readonly Record<string, unknown>[] =>
  existsSync(shop.path('feed/receipts.json')) ? Object(readFeed('receipts.json')).receipts : [];

function readAll(): Record<string, string> {
  const names = readdirSync(shop.path('feed'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.json'),
  );
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(shop.path('feed', name), 'utf8')]),
  );
}

describe('decisions of an intake', () => {
  it('become notices with reason, day, evidence and nothing that names people beside the shop', async () => {
    const told = await take(
      sampleOutcome({ answer: { text: 'Chúng tôi\nđã đổi.', on: '2026-11-19' } }),
    );
    expect(told).toMatchObject({ came: [`case-${caseIdOf(1)}`], went: [], after: 1, receipts: 1 });
    expect(readNotices()).toEqual([
      {
        id: `case-${caseIdOf(1)}`,
        about: null,
        authority: null,
        reason: 'counterfeit',
        state: 'listed',
        listedOn: '2026-11-20',
        source: {
          title: `Vụ việc ${caseIdOf(1)}, chứng cứ SHA-256 abababababababab…`,
          url: 'https://intake.example/ledger',
        },
        identifiers: [
          { kind: 'shop', value: 'shopee:vn:555' },
          { kind: 'shop', value: 'shopee:vn:@tiem.thu' },
        ],
        answer: { text: 'Chúng tôi đã đổi.', on: '2026-11-19' },
      },
    ]);
    const text = JSON.stringify(readAll());
    for (const absent of ['Tiệm thử', feedToken]) expect(text).not.toContain(absent);
    expect(readFileSync(shop.path('feed', list), 'utf8')).not.toContain('0901234567');
  });

  it('are published with the receipts that shoppers look for', async () => {
    await take(
      sampleOutcome(),
      sampleOutcome({ seq: 2, caseId: caseIdOf(2), outcome: 'rejected' }),
    );
    for (const verb of ['lint', 'compile', 'sign', 'publish']) await shop.done(verb);
    const receipts = parseReceipts(new Uint8Array(readFileSync(shop.path('build/files/receipts'))));
    if (!receipts.ok) throw new Error(receipts.error);
    const said = { reason: 'counterfeit', decidedOn: '2026-11-20' };
    expect(findReceipt(receipts.value, hashOf('report 1'))).toEqual({
      status: 'accepted',
      ...said,
    });
    expect(findReceipt(receipts.value, hashOf('report 2'))).toEqual({
      status: 'rejected',
      ...said,
    });
    expect(findReceipt(receipts.value, hashOf('report 3'))).toBeNull();
  });

  it('are read page by page after the last that was read; with nothing new nothing changes', async () => {
    const many = [1, 2, 3, 4, 5].map((seq) =>
      sampleOutcome({
        seq,
        caseId: caseIdOf(seq),
        subject: { key: `shop:shopee:vn:${seq}`, kind: 'shop', identifiers: [] },
      }),
    );
    server.answer = tellOutcomes(many, 2);
    expect((await importAll()).code).toBe(0);
    const paths = () => server.asked.map(({ path }) => path);
    expect(paths()).toEqual([0, 2, 4].map((after) => `/v1/outcomes?after=${after}`));
    expect(readNotices()).toHaveLength(5);
    const before = readAll();
    expect((await importAll()).answer).toMatchObject({
      decisions: 0,
      came: [],
      went: [],
      after: 5,
    });
    expect(paths().slice(3)).toEqual(['/v1/outcomes?after=5']);
    expect(readAll()).toEqual(before);
    expect((await importAll('--all')).code).toBe(0);
    expect(readAll()).toEqual(before);
  });

  it.each(['rejected', 'cleared'] as const)(
    'that are %s take the notice off and tell so',
    async (outcome) => {
      await take(sampleOutcome());
      const later = sampleOutcome({
        seq: 2,
        outcome,
        decidedAt: '2026-11-22T00:00:00Z',
        receipts: [hashOf('report 1')],
      });
      expect(await take(sampleOutcome(), later)).toMatchObject({
        came: [],
        went: [`case-${caseIdOf(1)}`],
      });
      expect(readNotices()).toEqual([]);
      expect(readReceipts()).toEqual([
        {
          hash: hashOf('report 1'),
          status: outcome,
          reason: 'counterfeit',
          decidedOn: '2026-11-22',
        },
      ]);
    },
  );

  it('only remove what came from their own case', async () => {
    writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
    const other = sampleOutcome({
      outcome: 'cleared',
      subject: { key: 'shop:shopee:vn:900100200', kind: 'shop', identifiers: [] },
    });
    expect(await take(other)).toMatchObject({ came: [], went: [] });
    expect(existsSync(shop.path('feed', list))).toBe(false);
  });

  it('go into a list of this name and curator, and stay there', async () => {
    server.answer = tellOutcomes([sampleOutcome()]);
    expect(
      (await importAll('--to', 'xem-xet', '--title-vi', 'Đã xem', '--title-en', 'Seen')).code,
    ).toBe(0);
    expect(readFeed('lists/xem-xet.json')).toMatchObject({
      title: { vi: 'Đã xem', en: 'Seen' },
      curatorId: 'publisher',
    });
    const said = await importAll('--to', 'other');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('go into "xem-xet"');
  });

  it('that are read again bring later answers, and never what a person took off by hand', async () => {
    await take(
      sampleOutcome(),
      sampleOutcome({
        seq: 2,
        caseId: caseIdOf(2),
        subject: { key: 'shop:shopee:vn:2', kind: 'shop', identifiers: [] },
      }),
    );
    await shop.done('remove', '--list', 'reviewed-reports', '--id', `case-${caseIdOf(2)}`);
    server.answer = tellOutcomes([
      sampleOutcome({
        answer: { text: 'Đã sửa.', on: '2026-11-21' },
        receipts: ['report 1', 'later'].map(hashOf),
      }),
      sampleOutcome({ seq: 2, caseId: caseIdOf(2) }),
    ]);
    expect((await importAll()).answer).toMatchObject({ changed: [], receipts: 2 });
    expect((await importAll('--all')).answer).toMatchObject({
      came: [],
      changed: [`case-${caseIdOf(1)}`],
      receipts: 3,
    });
    expect(readNotices().map(({ answer }) => answer)).toEqual([
      { text: 'Đã sửa.', on: '2026-11-21' },
    ]);
  });

  it('leave nothing behind in a dry run, which says what would come', async () => {
    const before = readAll();
    server.answer = tellOutcomes([sampleOutcome()]);
    const said = await importAll('--dry-run');
    expect(said.answer).toMatchObject({ came: [`case-${caseIdOf(1)}`], receipts: 1 });
    expect(readAll()).toEqual(before);
  });

  it('leave no receipt that a feed no longer keeps', async () => {
    const old = sampleOutcome({ outcome: 'rejected', decidedAt: '2025-10-18T00:00:00Z' });
    await take(
      old,
      sampleOutcome({
        seq: 2,
        caseId: caseIdOf(2),
        outcome: 'rejected',
        decidedAt: '2025-10-19T00:00:00Z',
      }),
    );
    expect(readReceipts()).toMatchObject([{ decidedOn: '2025-10-19' }]);
  });
});

const named = (key: string, kind: string, identifiers: string[] = []): Partial<OutcomeView> => ({
  subject: { key, kind, identifiers },
});

describe('an accepted case', () => {
  const official = {
    id: 'san-mau',
    kind: 'platform',
    name: 'Sàn Mẫu',
    hosts: ['san-mau.example'],
    words: [],
  };

  const cases: readonly (readonly [string, Partial<OutcomeView>, string])[] = [
    ['a whole marketplace', named('host:san-mau.example', 'page'), 'official host of Sàn Mẫu'],
    ['a host below one', named('host:shop.san-mau.example', 'shop'), 'official host of Sàn Mẫu'],
    ['a host of many', named('host:weebly.com', 'page'), 'shared host'],
    ['a public suffix', named('host:com.vn', 'page'), 'public suffix'],
    ['what is listed already', named('shop:shopee:vn:900100201', 'shop'), 'a second time'],
    [
      'what this curator cleared elsewhere',
      named('shop:shopee:vn:900100200', 'shop'),
      'keep the later one',
    ],
    ['nothing that all reports name', named('url:shopee.vn/', 'page'), 'by hand'],
    ['a phone alone', named('url:x.example/', 'shop', ['phone:+84901234567']), 'by hand'],
    [
      'what cannot be read',
      named('shop:shopee:vn:5 5:6', 'shop', ['shop:\u001b[2J', 'x']),
      'by hand',
    ],
    [
      'an answer with a word of ours',
      { answer: { text: 'Tôi không lừa đảo', on: '2026-11-01' } },
      'other words',
    ],
  ];
  it.each(cases)(
    'about %s waits, with words, and gives no receipt',
    async (_what, changes, words) => {
      writeFileSync(shop.path('feed/officials/san.json'), JSON.stringify([official]));
      const [notice] = Object(writtenList()).notices;
      const cleared = writtenList({ notices: [{ ...notice, state: 'cleared' }] });
      writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(cleared));
      const listed = {
        id: 'reviewed-reports',
        notices: [{ ...notice, identifiers: [{ kind: 'shop', value: 'shopee:vn:900100201' }] }],
      };
      writeFileSync(shop.path('feed', list), JSON.stringify(writtenList(listed)));
      const reason = 'unlawful-health-ad';
      const good = sampleOutcome({
        seq: 2,
        caseId: caseIdOf(2),
        ...named('shop:shopee:vn:7', 'shop'),
      });
      const told = await take(sampleOutcome({ reason, ...changes }), good);
      expect(told.came).toEqual([`case-${caseIdOf(2)}`]);
      expect(told.waiting).toHaveLength(1);
      expect(told.warnings.join('\n')).toContain(words);
      expect(told.warnings.join('\n')).not.toContain('\u001b');
      expect(readReceipts().map(({ hash }) => hash)).toEqual([hashOf('report 2')]);
      await shop.done('lint');
    },
  );

  it('that waits is looked at again each time, and comes once nothing speaks against it', async () => {
    const reason = 'unlawful-health-ad';
    writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
    writeFileSync(shop.path('feed', list), JSON.stringify(writtenList({ id: 'reviewed-reports' })));
    const waiting = sampleOutcome({ reason, ...named('shop:shopee:vn:900100200', 'shop') });
    expect((await take(waiting)).waiting).toHaveLength(1);
    expect((await take(waiting)).waiting).toHaveLength(1);
    expect(server.asked.at(-1)?.path).toBe('/v1/outcomes?after=1');
    await shop.done('remove', '--list', 'reviewed-reports', '--id', 'thong-bao-1');
    expect(await take(waiting)).toMatchObject({
      waiting: [],
      came: [`case-${caseIdOf(1)}`],
      receipts: 1,
    });
  });

  it('that waits is forgotten when the intake decides anew', async () => {
    const waiting = sampleOutcome(named('host:weebly.com', 'page'));
    expect((await take(waiting)).waiting).toHaveLength(1);
    const later = sampleOutcome({
      ...named('host:weebly.com', 'page'),
      seq: 2,
      outcome: 'rejected',
    });
    expect(await take(waiting, later)).toMatchObject({ waiting: [], came: [], receipts: 1 });
    expect(readReceipts()).toMatchObject([{ status: 'rejected' }]);
  });
});
