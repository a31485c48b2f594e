import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { noDetails, type ReportDetails } from '#lib/domain/kept-report.ts';
import { buildWireReport } from '#lib/report/build-wire-report.ts';
import { readXarfContact, writeXarf } from '#lib/report/write-xarf.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const contact = { org: 'Mẫu', contact: 'a@mau.example', domain: 'mau.example' };
const schemas = '../shared/data/xarf';
const hasSchemas = existsSync(schemas);

async function write(details: Partial<ReportDetails> = {}, url = 'https://shopee.vn/x') {
  const draft = { ...sampleDraft('ab'.repeat(16), 1_795_000_000_000), url };
  const wire = await buildWireReport(draft, { ...noDetails, ...details });
  return JSON.parse(writeXarf(wire, contact)) as Record<string, unknown>;
}

describe('a report in XARF', () => {
  it('names the address, says that a shopper reported it, and that nobody has reviewed it', async () => {
    expect(await write()).toMatchObject({
      category: 'content',
      type: 'fraud',
      fraud_type: 'shopping',
      url: 'https://shopee.vn/x',
      domain: 'shopee.vn',
      evidence_source: 'user_report',
      description: expect.stringContaining('not reviewed'),
    });
  });

  it('carries the report’s own id as a version 4 UUID', async () => {
    const { report_id: id } = await write();
    expect(id).toMatch(/^abababab-abab-4bab-[89ab]bab-abababababab$/);
  });

  it('has the evidence as it would be sent, with its digest', async () => {
    const { evidence } = await write({ words: 'Hàng không giống hình' });
    const [first] = evidence as { payload: string }[];
    const payload = Buffer.from(first?.payload ?? '', 'base64').toString();
    expect(JSON.parse(payload)).toMatchObject({ words: 'Hàng không giống hình' });
    expect(JSON.parse(payload).evidenceSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leaves out the domain of an address that has none', async () => {
    expect(await write({}, 'https://192.0.2.7/shop')).not.toHaveProperty('domain');
  });

  it.each([
    ['mailto:phan-hoi@cho-lanh.example', 'cho-lanh.example'],
    ['mailto:phan-hoi@cho-lanh.example?subject=x', 'cho-lanh.example'],
    ['https://cho-lanh.example/phan-hoi', undefined],
    ['mailto:', undefined],
    [null, undefined],
  ])('is answered for by the address of %j', (objection, domain) => {
    expect(readXarfContact(objection)?.domain).toBe(domain);
  });
});

describe.skipIf(!hasSchemas)('the public schemas of XARF (shared/data/xarf)', () => {
  it('take every report, with every reason, with and without a picture', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const name of readdirSync(schemas)) {
      ajv.addSchema(JSON.parse(readFileSync(`${schemas}/${name}`, 'utf8')));
    }
    const check = ajv.getSchema('https://xarf.org/schemas/v4/types/content-fraud.json');
    if (!check) throw new Error('the schema of content/fraud is not there');
    expect(check({ category: 'content' })).toBe(false);
    const screenshot = { mediaType: 'image/png', base64: 'iVBORw0KGgo=' } as const;
    for (const reason of [null, ...reasonCodes]) {
      for (const picture of [null, screenshot]) {
        const isTaken = check(await write({ reason, screenshot: picture, words: 'Lời mẫu' }));
        expect(check.errors ?? [], `${reason}`).toEqual([]);
        expect(isTaken).toBe(true);
      }
    }
  });
});
