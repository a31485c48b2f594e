import { sql } from 'drizzle-orm';
import { JSDOM } from 'jsdom';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReasonCode } from '#lib/domain/reason-code.ts';
import { outcomePageSchema } from '../../intake/store/outcome-store.ts';
import { ledgerSchema, readLedger } from '../../intake/store/ledger.ts';
import { checkAudit } from '../../intake/store/audit.ts';
import { type OpenDatabase, openDatabase } from '../../intake/store/database.ts';
import { addModerator, revokeModerator } from '../../intake/store/moderators.ts';
import {
  askProof,
  postJson,
  sendReport,
  startTestIntake,
  type TestIntake,
} from '../support/intake.ts';
import { buildModeratorBrowser, type ModeratorBrowser } from '../support/moderator.ts';
import { buildSampleReport } from '../support/sample-report.ts';

let intake: TestIntake;
let database: OpenDatabase;
let browser: ModeratorBrowser;
let moderatorToken = '';
let feedToken = '';
let ids = 100;

const day = 86_400_000;

beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  intake = await startTestIntake({ kind: 'memory' }, { database });
  const { db } = database;
  moderatorToken = (await addModerator(db, { name: 'Lan', role: 'moderator' }, 1)) ?? '';
  feedToken = (await addModerator(db, { name: 'Feed', role: 'feed' }, 2)) ?? '';
  browser = buildModeratorBrowser(intake.url);
  await browser.login(moderatorToken);
}, 60_000);
afterAll(() => intake.running.stop());

/** Sends a report about a listing and returns the number of its case. */
async function openCase(listing: string, report: Parameters<typeof buildSampleReport>[1] = {}) {
  const identifiers = [`listing:shopee:vn:${listing}`, 'shop:shopee:vn:12'];
  const sent = await buildSampleReport((ids += 1), {
    ...report,
    evidence: { subject: { kind: 'listing', identifiers }, ...report.evidence },
  });
  expect((await sendReport(intake.url, sent)).status).toBe(201);
  return { caseId: await findCase(listing), report: sent };
}

async function findCase(listing: string): Promise<string> {
  const { html } = await browser.open('/moderate');
  const link = new RegExp(`/moderate/cases/([0-9a-f]{32})">listing:shopee:vn:${listing}<`);
  return link.exec(html)?.[1] ?? 'none';
}

const decide = (
  caseId: string,
  outcome: string,
  reason: ReasonCode = 'unlawful-health-ad',
  note = '',
) => browser.submit(`/moderate/cases/${caseId}/decide`, { outcome, reason, note });

async function readOutcomes(after = 0) {
  const headers = { authorization: `Bearer ${feedToken}` };
  const answer = await fetch(`${intake.url}/v1/outcomes?after=${after}`, { headers });
  return outcomePageSchema.parse(await answer.json());
}

describe('logging in', () => {
  test('sets a cookie that no script reads and no other site sends', async () => {
    const answer = await buildModeratorBrowser(intake.url).login(moderatorToken);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/moderate']);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/moderate/);
    expect(cookie).not.toContain(moderatorToken);
  });

  test.each([
    ['no token', () => ''],
    ['a made-up token', () => 'a'.repeat(43)],
    ['a token with SQL', () => "' or '1'='1"],
    ['a token that may only read decisions', () => feedToken],
    ['a token cut by a letter', () => moderatorToken.slice(0, -1)],
  ])('with %s fails', async (_, token) => {
    const forger = buildModeratorBrowser(intake.url);
    expect((await forger.login(token())).status).toBe(401);
    expect((await forger.open('/moderate')).status).toBe(303);
  });

  test('is refused to a form of another site', async () => {
    const answer = await fetch(`${intake.url}/moderate/login`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ token: moderatorToken }),
    });
    expect(answer.status).toBe(403);
  });

  test('ends with log out, with time, and with the token', async () => {
    const other = buildModeratorBrowser(intake.url);
    await other.login(moderatorToken);
    await other.open('/moderate');
    await other.submit('/moderate/logout');
    expect((await other.open('/moderate')).status).toBe(303);

    const token = (await addModerator(database.db, { name: 'Minh', role: 'moderator' }, 3)) ?? '';
    await other.login(token);
    expect((await other.open('/moderate')).status).toBe(200);
    await revokeModerator(database.db, 'Minh', 4);
    expect((await other.open('/moderate')).status).toBe(303);
    expect((await other.login(token)).status).toBe(401);

    await other.login(moderatorToken);
    intake.time.nowMs += 9 * 3_600_000;
    expect((await other.open('/moderate')).status).toBe(303);
    await browser.login(moderatorToken);
  });

  test('keeps no token and no cookie that could be used from the database', async () => {
    const kept = JSON.stringify([
      await database.db.execute(sql`select * from moderators`),
      await database.db.execute(sql`select session_sha256, expires_at from sessions`),
    ]);
    expect(kept).not.toContain(moderatorToken);
    expect(kept).not.toContain(browser.cookie().split('=')[1] ?? '?');
  });
});

describe('the moderators’ pages', () => {
  const marked =
    '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>; drop table reports; --';

  test('show SQL and markup of every field as the text it is', async () => {
    const { caseId } = await openCase('900', {
      evidence: {
        title: marked,
        seller: marked,
        findings: [{ kind: 'claim', code: marked, quote: marked }],
        versions: {
          extension: marked.slice(0, 80).trim(),
          feed: 1,
          siteRule: marked.slice(0, 80).trim(),
        },
      },
      report: { words: marked },
    });
    const proof = await askProof(intake.url);
    const objection = { about: caseId, statement: marked, contact: null, proof };
    expect((await postJson(`${intake.url}/v1/objections`, objection)).status).toBe(201);
    await browser.open(`/moderate/cases/${caseId}`);
    await decide(caseId, 'accepted', 'other', marked);
    await browser.submit(`/moderate/cases/${caseId}/answer`, {
      text: marked,
      givenOn: '2026-11-20',
    });
    for (const path of [
      `/moderate/cases/${caseId}`,
      '/moderate',
      '/moderate/objections',
      '/moderate/audit',
    ]) {
      const { status, html } = await browser.open(path);
      const { document } = new JSDOM(html).window;
      expect(status).toBe(200);
      expect(
        document.querySelectorAll('script, [onerror], [style], style, img[src="x"]'),
      ).toHaveLength(0);
      if (path.includes('cases'))
        expect(document.body.textContent.split(marked).length).toBeGreaterThan(7);
    }
    expect(await findCase('900')).toBe('none');
  });

  test('allow no script, no style and no frame but their own', async () => {
    const answer = await fetch(`${intake.url}/moderate/login`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('show the picture made anew, to moderators only', async () => {
    const png = await sharp({
      create: { width: 3_000, height: 30, channels: 3, background: '#3a3' },
    })
      .withExif({ IFD0: { Copyright: 'chỗ tôi ở' } })
      .png()
      .toBuffer();
    const screenshot = { mediaType: 'image/png' as const, base64: png.toString('base64') };
    const { caseId, report } = await openCase('901', { report: { screenshot } });
    const { html } = await browser.open(`/moderate/cases/${caseId}`);
    expect(html).toContain(`/moderate/pictures/${report.id}`);
    const path = `${intake.url}/moderate/pictures/${report.id}`;
    const shown = await fetch(path, { headers: { cookie: browser.cookie() } });
    const bytes = Buffer.from(await shown.arrayBuffer());
    const { format, width, exif } = await sharp(bytes).metadata();
    expect([shown.headers.get('content-type'), format, width, exif]).toEqual([
      'image/webp',
      'webp',
      2_400,
      undefined,
    ]);
    expect((await fetch(path, { redirect: 'manual' })).status).toBe(303);
    const elsewhere = `${intake.url}/moderate/pictures/..%2f..%2fetc%2fpasswd`;
    expect((await fetch(elsewhere, { headers: { cookie: browser.cookie() } })).status).toBe(404);
  });

  test('speak Vietnamese unless English is asked for', async () => {
    expect((await browser.open('/moderate')).html).toContain('Hàng chờ');
    expect((await browser.open('/moderate?lang=en')).html).toContain('Queue');
  });

  test('change nothing for a form without the token of the session', async () => {
    const { caseId } = await openCase('902');
    const forged = await fetch(`${intake.url}/moderate/cases/${caseId}/decide`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: browser.cookie() },
      body: new URLSearchParams({ outcome: 'accepted', reason: 'other', csrf: 'a'.repeat(43) }),
    });
    expect(forged.status).toBe(403);
    expect(await findCase('902')).toBe(caseId);
  });

  test('refuse an outcome or reason outside the list, and say so', async () => {
    const { caseId } = await openCase('903');
    await browser.open(`/moderate/cases/${caseId}`);
    const answer = await browser.submit(`/moderate/cases/${caseId}/decide`, {
      outcome: 'x',
      reason: 'y',
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('outcome, reason');
    expect((await browser.submit(`/moderate/cases/${caseId}/toString`)).status).toBe(404);
  });
});

describe('a case', () => {
  test('gathers reports of one subject, and a new one is opened after a decision', async () => {
    const { caseId } = await openCase('910');
    expect((await openCase('910')).caseId).toBe(caseId);
    await browser.open(`/moderate/cases/${caseId}`);
    expect((await decide(caseId, 'rejected')).status).toBe(303);
    const later = await openCase('910');
    expect(later.caseId).not.toBe(caseId);
    expect((await browser.open(`/moderate/cases/${later.caseId}`)).html).toContain(caseId);
  });

  test('waits for the seller when asked, and the answer goes with the decision', async () => {
    const { caseId } = await openCase('911');
    const { html } = await browser.open(`/moderate/cases/${caseId}`);
    expect(html).toContain(`/objections?about=${caseId}`);
    await browser.submit(`/moderate/cases/${caseId}/ask`);
    expect((await browser.open(`/moderate/cases/${caseId}`)).html).toContain('Đã hỏi người bán');
    const answer = { text: 'Chúng tôi đã sửa nội dung.', givenOn: '2026-11-20' };
    await browser.submit(`/moderate/cases/${caseId}/answer`, answer);
    await decide(caseId, 'accepted');
    const { outcomes } = await readOutcomes();
    expect(outcomes.find((each) => each.caseId === caseId)?.answer).toEqual({
      text: answer.text,
      on: answer.givenOn,
    });
  });
});

describe('the outcomes', () => {
  test('are for token holders only', async () => {
    for (const authorization of [
      '',
      'Bearer x',
      `Bearer ${'a'.repeat(43)}`,
      `Basic ${feedToken}`,
    ]) {
      const answer = await fetch(`${intake.url}/v1/outcomes`, { headers: { authorization } });
      expect(answer.status).toBe(401);
    }
  });

  test('carry what every report of the case says, its hashes and receipts, and no id', async () => {
    const first = await openCase('920');
    const stranger = ['listing:shopee:vn:920', 'phone:+84900000001'];
    await openCase('920', { evidence: { subject: { kind: 'listing', identifiers: stranger } } });
    await browser.open('/moderate');
    await decide(first.caseId, 'accepted');
    const { outcomes } = await readOutcomes();
    const found = outcomes.find(({ caseId }) => caseId === first.caseId);
    expect(found).toMatchObject({
      outcome: 'accepted',
      reason: 'unlawful-health-ad',
      reportCount: 2,
    });
    expect(found?.subject.identifiers).toEqual(['listing:shopee:vn:920']);
    expect(found?.receipts).toHaveLength(2);
    expect(JSON.stringify(outcomes)).not.toContain(first.report.id);
  });

  test('say that what was accepted is cleared, after the first', async () => {
    const { caseId } = await openCase('921');
    await browser.open('/moderate');
    await decide(caseId, 'accepted');
    const before = (await readOutcomes()).outcomes.at(-1)?.seq ?? 0;
    await decide(caseId, 'cleared');
    const later = await readOutcomes(before);
    expect(later.outcomes.map((each) => [each.caseId, each.outcome])).toEqual([
      [caseId, 'cleared'],
    ]);
    expect((await decide(caseId, 'cleared')).status).toBe(422);
  });
});

describe('the ledger', () => {
  test('counts decisions, reversals and days, for everybody', async () => {
    const before = await readLedger(database.db);
    const { caseId } = await openCase('930');
    await browser.open('/moderate');
    intake.time.nowMs += 2 * day;
    await browser.login(moderatorToken);
    await browser.open('/moderate');
    await decide(caseId, 'accepted');
    await decide(caseId, 'cleared');
    const after = ledgerSchema.parse(await (await fetch(`${intake.url}/v1/ledger`)).json());
    expect(after.decisions.accepted).toBe(before.decisions.accepted + 1);
    expect(after.reversals).toBe(before.reversals + 1);
    expect(after.medianDaysToDecision).not.toBeNull();
    expect(after.audit.intact).toBe(true);
    const page = await (await fetch(`${intake.url}/ledger`)).text();
    expect(page).toContain(after.audit.head);
  });
});

describe('an objection', () => {
  test('reaches the case it is about, needs a proof, and is taken once for each', async () => {
    const { caseId } = await openCase('940');
    const proof = await askProof(intake.url);
    const body = {
      about: ' listing:shopee:vn:940 ',
      statement: 'Sai rồi.',
      contact: 'ban@shop.example',
      proof,
    };
    expect((await postJson(`${intake.url}/v1/objections`, body)).status).toBe(201);
    expect((await postJson(`${intake.url}/v1/objections`, body)).status).toBe(409);
    expect((await postJson(`${intake.url}/v1/objections`, { ...body, proof: 'x' })).status).toBe(
      400,
    );
    expect((await postJson(`${intake.url}/v1/objections`, { ...body, extra: 1 })).status).toBe(422);
    const { html } = await browser.open(`/moderate/cases/${caseId}`);
    expect(html).toContain('ban@shop.example');
    const objections = await browser.open('/moderate/objections');
    const id = /objections\/([0-9a-f]{32})\/close/g.exec(objections.html)?.[1] ?? '';
    expect((await browser.submit(`/moderate/objections/${id}/close`)).status).toBe(303);
  });

  test('has a page with words for it, and a script of its own only', async () => {
    const answer = await fetch(
      `${intake.url}/objections?about=${encodeURIComponent('"><script>')}`,
    );
    const { document } = new JSDOM(await answer.text()).window;
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelector('script')?.getAttribute('src')).toBe('/objection.js');
    expect(document.querySelector('input[name=about]')?.getAttribute('value')).toBe('"><script>');
    expect(document.body.textContent).toContain('lienhe@cholanh.example');
  });
});

// Last: it breaks the log.
describe('the audit log', () => {
  test('refuses to be changed, shortened or emptied', async () => {
    for (const change of [
      sql`update audit_log set actor = 'x'`,
      sql`delete from audit_log where seq = 1`,
      sql`truncate audit_log`,
      sql`update decisions set outcome = 'rejected'`,
      sql`delete from seller_answers`,
      sql`update reports set body = '{}'`,
    ]) {
      await expect(database.db.execute(change)).rejects.toThrow('Failed query');
    }
    expect((await checkAudit(database.db)).brokenAt).toBeNull();
  });

  test('shows the row that was changed by somebody with the database’s own rights', async () => {
    await database.db.execute(sql`alter table audit_log disable trigger user`);
    await database.db.execute(sql`update audit_log set detail = 'outcome=accepted' where seq = 3`);
    await database.db.execute(sql`alter table audit_log enable trigger user`);
    expect((await checkAudit(database.db)).brokenAt).toBe(3);
    expect((await browser.open('/moderate/audit')).html).toContain('role="alert"');
  });

  test('shows that rows are missing at its end', async () => {
    await database.db.execute(sql`alter table audit_log disable trigger user`);
    await database.db.execute(sql`delete from audit_log where seq >= 3`);
    expect((await checkAudit(database.db)).brokenAt).toBe(3);
  });
});
