import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportDraft } from '#lib/domain/report.ts';
import { buildOutbox } from '#lib/report/outbox.ts';
import { undoMs } from '#lib/report/outbox-schedule.ts';
import { buildWireReport } from '#lib/report/build-wire-report.ts';
import { keepPress } from '#lib/report/keep-press.ts';
import { readChannels } from '#lib/report/channels.ts';
import { presentKept } from '#lib/report/present-kept.ts';
import { maxPresses } from '#lib/report/presses.ts';
import { presentPress, readTold } from '#lib/report/present-press.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const to = 'https://phan-anh.example/v1/reports';
const id = (sign: string): string => sign.repeat(32);
const claim = { kind: 'claim', code: 'cure-claim', quote: 'khỏi hẳn' } as const;
const check = { kind: 'check', code: 'shop-mismatch', quote: '1 ≠ 2' } as const;

function setUp() {
  const world = { nowMs: 1_795_000_000_000, mayLeave: true };
  const reports = buildReportsStandIn();
  const sent: string[] = [];
  const outbox = buildOutbox({
    reports,
    deliver: async (report) => (sent.push(report.id), { accepted: true }),
    mayLeave: async () => world.mayLeave,
    alarms: { set: async () => {}, clear: async () => {}, onAlarm: () => undefined },
    timers: { set: () => 0, clear: () => undefined },
    clock: () => world.nowMs,
    random: () => 0,
    reportFault(fault) {
      throw fault;
    },
  });
  return {
    world,
    reports,
    outbox,
    sent,
    press: (sign: string, change: Partial<ReportDraft> = {}, intake: string | null = to) =>
      keepPress({ reports, outbox }, { ...sampleDraft(id(sign), world.nowMs), ...change }, intake),
    async pass(ms: number) {
      world.nowMs += ms;
      await outbox.applyAlarm('outbox');
    },
    wire: async (sign: string) => {
      const report = await reports.read(id(sign));
      return report && buildWireReport(report.draft, report.details);
    },
  };
}

describe('a second press on the same subject', () => {
  it('adds what it saw to a report that has not left, which then waits anew for an undo', async () => {
    const { press, pass, reports, sent, wire } = setUp();
    await press('a', { evidence: [claim] });
    await pass(undoMs - 1);
    const second = await press('b', {
      title: 'Trà mẫu',
      evidence: [claim, check],
      subject: { kind: 'shop', identifiers: ['host:shopee.vn', 'shop:shopee:vn:1'] },
    });
    expect(second).toMatchObject({ as: 'added', earlier: { id: id('a') } });
    expect(await reports.readAll()).toHaveLength(1);
    expect(await wire('a')).toMatchObject({
      id: id('a'),
      evidence: {
        title: 'Trà mẫu',
        seller: 'Demo',
        findings: [claim, check],
        subject: { identifiers: ['host:shopee.vn', 'shop:shopee:vn:1'] },
        observedAtMs: 1_795_000_000_000 + undoMs - 1,
      },
    });
    await pass(1);
    expect(sent).toEqual([]);
    await pass(undoMs);
    expect(sent).toEqual([id('a')]);
  });

  it('taken back leaves the first as it was', async () => {
    const { press, outbox, wire, reports } = setUp();
    await press('a', { evidence: [claim] });
    const before = await wire('a');
    await press('b', { evidence: [check], title: 'Khác' });
    expect(await outbox.undo(id('b'))).toBe(true);
    expect(await wire('a')).toEqual(before);
    expect(await outbox.undo(id('b'))).toBe(false);
    expect(await outbox.undo(id('a'))).toBe(true);
    expect(await reports.readAll()).toEqual([]);
  });

  it('stays when the first is taken back, under the id that the first was kept by', async () => {
    const { press, outbox, wire, reports } = setUp();
    await press('a', { evidence: [claim] });
    await press('b', { evidence: [check] });
    expect(await outbox.undo(id('a'))).toBe(true);
    expect(await wire('a')).toMatchObject({ id: id('a'), evidence: { findings: [check] } });
    expect(await outbox.undo(id('b'))).toBe(true);
    expect(await reports.readAll()).toEqual([]);
  });

  it('keeps what the shopper wrote to the first', async () => {
    const { press, outbox, reports } = setUp();
    await press('a');
    await outbox.hold(id('a'));
    const details = { reason: 'other', words: 'Lời mẫu', screenshot: null } as const;
    await reports.change(id('a'), (report) => ({ ...report, details }));
    await press('b');
    expect(await reports.read(id('a'))).toMatchObject({ details, delivery: { state: 'draft' } });
  });

  it('is a further report when the first has left, and nothing that leaves says so', async () => {
    const { press, pass, wire, reports, sent } = setUp();
    await press('a');
    await pass(undoMs);
    const second = await press('b');
    expect(second).toMatchObject({ as: 'further', earlier: { id: id('a') } });
    expect((await reports.read(id('b')))?.furtherTo).toBe(id('a'));
    expect(JSON.stringify(await wire('b'))).not.toContain(id('a'));
    await pass(undoMs);
    expect(sent).toEqual([id('a'), id('b')]);
  });

  it('cannot be taken back once the report has left', async () => {
    const { press, pass, outbox } = setUp();
    await press('a');
    await press('b');
    await pass(undoMs);
    expect(await outbox.undo(id('b'))).toBe(false);
    expect(await outbox.undo(id('a'))).toBe(false);
  });

  it('is a first one again after the first was removed', async () => {
    const { press, outbox } = setUp();
    await press('a');
    await outbox.remove(id('a'));
    expect(await press('b')).toMatchObject({ as: 'first' });
  });

  it('on another page of the same host is a report of its own: the first names one page', async () => {
    const { press } = setUp();
    const subject = { kind: 'page', identifiers: ['host:shopee.vn'] } as const;
    await press('a', { subject, url: 'https://shopee.vn/a' });
    expect(await press('b', { subject, url: 'https://shopee.vn/b' })).toMatchObject({
      as: 'first',
    });
    expect(await press('c', { subject, url: 'https://shopee.vn/b' })).toMatchObject({
      as: 'added',
    });
  });

  it('never grows a report without end, and keeps what the first press saw', async () => {
    const { press, reports } = setUp();
    await press('a', { evidence: [claim] });
    for (let at = 0; at < 40; at += 1) {
      await press('b', { id: at.toString(16).padStart(32, '0') });
    }
    const report = await reports.read(id('a'));
    expect(report?.presses).toHaveLength(maxPresses);
    expect(report?.draft.evidence).toEqual([claim]);
  });

  it('leaves after any row of presses and undos exactly what was pressed and not taken back', async () => {
    const steps = fc.array(
      fc.record({ sign: fc.integer({ min: 0, max: 6 }), undo: fc.boolean() }),
      {
        maxLength: 24,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (row) => {
        const { press, outbox, reports } = setUp();
        const pressed = new Set<string>();
        let made = 0;
        for (const { sign, undo } of row) {
          const name = [...pressed][sign];
          if (undo && name !== undefined) {
            pressed.delete(name);
            expect(await outbox.undo(name)).toBe(true);
          } else if (pressed.size < maxPresses) {
            made += 1;
            const pressId = made.toString(16).padStart(32, '0');
            pressed.add(pressId);
            await press('x', { id: pressId, evidence: [{ ...claim, code: pressId }] });
          }
        }
        const all = await reports.readAll();
        const codes = all.flatMap(({ draft }) => draft.evidence.map(({ code }) => code));
        expect(codes.toSorted()).toEqual([...pressed].toSorted());
        expect(all.length).toBe(pressed.size === 0 ? 0 : 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the shopper is told of it', () => {
  const kept = { reportId: id('a'), text: 'Đã lưu báo cáo.', hotline: null, email: null };
  const draft = sampleDraft(id('b'));

  it('says that it was added, with an undo for this press alone', async () => {
    const { press } = setUp();
    await press('a');
    const second = await press('b');
    const told = presentPress(kept, second, draft);
    expect(told.text).toMatch(/^Bạn đã báo cáo mục này lúc \d.* đã được thêm vào báo cáo đó\. Đã/);
    expect([told.reportId, told.undoId]).toEqual([id('a'), id('b')]);
    expect(readTold(second, draft).id).toBe(id('a'));
    expect(second.delivery).toMatchObject({ state: 'queued', to });
  });

  it('names no host for what was added to a report that waits for its shopper', async () => {
    const { press, outbox } = setUp();
    await press('a');
    await outbox.hold(id('a'));
    expect((await press('b')).delivery).toEqual({ state: 'draft' });
  });

  it('waits with the first for the consent that both need, and leaves with it', async () => {
    const { press, world, outbox, sent } = setUp();
    world.mayLeave = false;
    const awaits = { state: 'draft', awaitsConsent: { to, attempts: 0 } };
    expect(await press('a')).toEqual({ as: 'first', delivery: awaits });
    const second = await press('b');
    expect(second).toMatchObject({ as: 'added', delivery: awaits });
    const both = presentKept(readTold(second, draft), readChannels(), second.delivery);
    const told = presentPress(both, second, draft);
    expect(told.text).toMatch(/^Bạn đã báo cáo mục này lúc .* chưa gửi tới phan-anh\.example/);
    expect([told.allow, told.reportId]).toEqual(['Đồng ý và gửi tới phan-anh.example', id('a')]);
    world.mayLeave = true;
    await outbox.applyConsent(true);
    expect(sent).toEqual([id('a')]);
  });

  it('says that it is a further one, and nothing of a first', async () => {
    const { press, pass } = setUp();
    const first = await press('a');
    expect(presentPress(kept, first, draft)).toBe(kept);
    await pass(undoMs);
    const told = presentPress(kept, await press('b'), draft);
    expect(told.text).toMatch(/^Bạn đã báo cáo mục này lúc .* Đây là một báo cáo thêm\. Đã lưu/);
    expect(told.undoId).toBeUndefined();
  });
});
