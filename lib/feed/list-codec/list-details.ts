import * as z from 'zod';
import type { Source } from '#lib/domain/entry.ts';
import type { Localised } from '#lib/domain/localised.ts';
import {
  type ByteReader,
  createWriter,
  finishWriter,
  readJson,
  readVarint,
  viewOf,
  writeStableJson,
  writeVarint,
} from './bytes.ts';
import { type Statement, statementFields } from './list-head.ts';
import { listLimits } from './list-limits.ts';

/** What an entry says otherwise than the list's defaults. */
export type Override = Partial<Statement>;

/**
 * What entries say otherwise. `recordOf` has, for each entry in the order of the keys, 0 for the defaults or the
 * number of its record counted from 1; null where no entry says anything else.
 */
export type Details = {
  readonly records: readonly Override[];
  readonly recordOf: Uint16Array | null;
};

export const noDetails: Details = { records: [], recordOf: null };

const number = z.int().min(0).max(listLimits.records);

const { source, authority, ...ownFields } = statementFields;
const mayBe = z.exactOptional;

// Sources and authorities are long and few: records name them by number.
const detailTexts = z.strictObject({
  authorities: z.array(authority.unwrap()).max(listLimits.records),
  records: z
    .array(
      z.strictObject({
        reason: mayBe(ownFields.reason),
        state: mayBe(ownFields.state),
        authority: mayBe(number.nullable()),
        about: mayBe(ownFields.about),
        source: mayBe(number),
        listedOn: mayBe(ownFields.listedOn),
        lastCheckedOn: mayBe(ownFields.lastCheckedOn),
        recheckBy: mayBe(ownFields.recheckBy),
        answer: mayBe(ownFields.answer),
      }),
    )
    .min(1)
    .max(listLimits.records),
  sources: z.array(source).max(listLimits.records),
});
type DetailTexts = z.infer<typeof detailTexts>;

/** L8: a number of bytes, JSON of the texts, then for each record the entries that carry it. Empty without details. */
export function encodeDetails({ records, recordOf }: Details): Uint8Array<ArrayBuffer> {
  if (recordOf === null || records.length === 0) return new Uint8Array(0);
  const json = new TextEncoder().encode(writeStableJson(buildTexts(records)));
  const places = encodePlaces(recordOf, records.length);
  const bytes = new Uint8Array(4 + json.length + places.length);
  viewOf(bytes).setUint32(0, json.length, true);
  bytes.set(json, 4);
  bytes.set(places, 4 + json.length);
  return bytes;
}

function buildTexts(records: readonly Override[]): DetailTexts {
  const sources = new Dictionary<Source>();
  const authorities = new Dictionary<Localised>();
  return {
    records: records.map(({ source, authority, ...rest }) => ({
      ...rest,
      ...(source ? { source: sources.numberOf(source) } : {}),
      ...(authority === undefined
        ? {}
        : { authority: authority && authorities.numberOf(authority) }),
    })),
    sources: sources.values,
    authorities: authorities.values,
  };
}

class Dictionary<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(value: T): number {
    const key = writeStableJson(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Room for the places of a record that hardly anybody carries; there may be tens of thousands of those. */
const fewBytes = 8;

// L9: how many entries carry a record, then the steps from each to the next; no steps when all of them do.
function encodePlaces(recordOf: Uint16Array, recordCount: number): Uint8Array<ArrayBuffer> {
  const counts = new Uint32Array(recordCount + 1);
  for (let i = 0; i < recordOf.length; i++) {
    const record = recordOf[i] ?? 0;
    counts[record] = (counts[record] ?? 0) + 1;
  }
  const writers = Array.from({ length: recordCount }, () => createWriter(fewBytes));
  const last = new Int32Array(recordCount + 1).fill(-1);
  for (let i = 0; i < recordOf.length; i++) {
    const record = recordOf[i] ?? 0;
    if (record === 0 || counts[record] === recordOf.length) continue;
    const writer = writers[record - 1];
    if (writer) writeVarint(writer, i - (last[record] ?? 0) - 1);
    last[record] = i;
  }
  const all = createWriter();
  const parts = writers.flatMap((writer, i) => {
    const head = createWriter(fewBytes);
    writeVarint(head, counts[i + 1] ?? 0);
    return [finishWriter(head), finishWriter(writer)];
  });
  all.length = parts.reduce((sum, part) => sum + part.length, 0);
  all.bytes = new Uint8Array(all.length);
  let at = 0;
  for (const part of parts) {
    all.bytes.set(part, at);
    at += part.length;
  }
  return all.bytes;
}

/** Reads the details of a list of `count` entries; null when anything in them is not as L8 and L9 say. */
export function parseDetails(bytes: Uint8Array, count: number): Details | null {
  if (bytes.length === 0) return noDetails;
  if (bytes.length < 4) return null;
  const jsonBytes = viewOf(bytes).getUint32(0, true);
  if (jsonBytes > listLimits.detailTextBytes || jsonBytes > bytes.length - 4) return null;
  const texts = detailTexts.safeParse(readJson(bytes.subarray(4, 4 + jsonBytes)));
  if (!texts.success) return null;
  const records = readRecords(texts.data);
  if (records === null) return null;
  const recordOf = readPlaces(bytes.subarray(4 + jsonBytes), count, records.length);
  return recordOf === null ? null : { records, recordOf };
}

function readRecords({ records, sources, authorities }: DetailTexts): readonly Override[] | null {
  const isKnown = records.every(
    ({ source, authority }) =>
      (source ?? -1) < sources.length && (authority ?? -1) < authorities.length,
  );
  if (!isKnown) return null;
  return records.map(({ source, authority, ...rest }) => {
    const named = source === undefined ? undefined : sources[source];
    const spoke = typeof authority === 'number' ? authorities[authority] : authority;
    return {
      ...rest,
      ...(named ? { source: named } : {}),
      ...(spoke === undefined ? {} : { authority: spoke }),
    };
  });
}

// Every step goes forwards and no entry is given twice, so the work is bound by the bytes and the entries.
function readPlaces(bytes: Uint8Array, count: number, recordCount: number): Uint16Array | null {
  const recordOf = new Uint16Array(count);
  const reader: ByteReader = { bytes, at: 0 };
  for (let record = 1; record <= recordCount; record++) {
    const carried = readVarint(reader);
    if (carried === null || carried === 0 || carried > count) return null;
    if (carried === count) {
      if (recordCount > 1) return null;
      recordOf.fill(record);
    } else if (!readSteps(reader, { recordOf, record, carried })) return null;
  }
  return reader.at === bytes.length ? recordOf : null;
}

function readSteps(
  reader: ByteReader,
  {
    recordOf,
    record,
    carried,
  }: { readonly recordOf: Uint16Array; readonly record: number; readonly carried: number },
): boolean {
  let place = -1;
  for (let i = 0; i < carried; i++) {
    const step = readVarint(reader);
    if (step === null) return false;
    place += step + 1;
    if (place >= recordOf.length || recordOf[place] !== 0) return false;
    recordOf[place] = record;
  }
  return true;
}
