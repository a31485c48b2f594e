import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findBatches } from '#lib/text/batch.ts';
import { findBankAccounts } from '#lib/text/find-bank-accounts.ts';
import { findPhones } from '#lib/text/find-phones.ts';
import { findTaxCodes } from '#lib/text/find-tax-codes.ts';
import { findRegistrations } from '#lib/text/registration.ts';
import { findOffPlatform } from '#lib/verdict/checks/off-platform.ts';

/** Real listings that lie beside the project. Ordinary goods: what is read here was looked at by eye, row by row. */
const folder = fileURLToPath(new URL('../../../shared/data/listings/', import.meta.url));
const listing = z.object({
  name: z.string(),
  description: z.string().optional(),
  detail: z.string().optional(),
});

function readTexts(source: string): readonly string[] {
  const lines = gunzipSync(readFileSync(`${folder}${source}-dev.jsonl.gz`))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { name, description = '', detail = '' } = listing.parse(JSON.parse(line));
    return `${name}\n${description}${detail}`;
  });
}

describe.skipIf(!existsSync(folder))('numbers and contacts in real listings', () => {
  it.each([
    // [source, most of 1,000 listings with: accounts and tax codes, registrations, lots, off-platform places]
    ['hasaki', { named: 0, registrations: 0, batches: 0, offPlatform: 0 }],
    ['pharmacy', { named: 0, registrations: 0, batches: 0, offPlatform: 0 }],
    ['tiki', { named: 0.1, registrations: 2.5, batches: 0.2, offPlatform: 2 }],
  ] as const)('are read as rarely as they are there: %s', (source, most) => {
    const texts = readTexts(source);
    const perThousand = (has: (text: string) => boolean): number =>
      (texts.filter(has).length * 1000) / texts.length;
    const rates = {
      named: perThousand((text) => findBankAccounts(text).length + findTaxCodes(text).length > 0),
      registrations: perThousand((text) => findRegistrations(text).length > 0),
      batches: perThousand((text) => findBatches(text).length > 0),
      phones: perThousand((text) => findPhones(text, 'vn').length > 0),
      payment: perThousand((text) => hasOffPlatform(text, 'off-platform-payment')),
      contact: perThousand((text) => hasOffPlatform(text, 'off-platform-contact')),
    };
    process.stdout.write(
      `${source}, ${texts.length} listings, per 1,000: ${JSON.stringify(rates)}\n`,
    );
    expect(rates.named).toBeLessThanOrEqual(most.named);
    expect(rates.registrations).toBeLessThanOrEqual(most.registrations);
    expect(rates.batches).toBeLessThanOrEqual(most.batches);
    expect(rates.payment + rates.contact).toBeLessThanOrEqual(most.offPlatform);
  });

  it('finds every cosmetic announcement that a listing spells with its year', () => {
    const spelled = /\d\s*\/\s*\d{2,4}\s*\/\s*CBMP\s*[-–]\s*[A-ZĐ]{2}/iu;
    const texts = readTexts('tiki').filter((text) => spelled.test(text));
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter((text) => findRegistrations(text).length === 0)).toEqual([]);
  });
});

function hasOffPlatform(text: string, wanted: string): boolean {
  return findOffPlatform(text, 'vn').some(({ code }) => code === wanted);
}
