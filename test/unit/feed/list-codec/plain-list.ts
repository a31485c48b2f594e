/**
 * A second reader of lists, written from docs/feed-format-lists.md alone and in the plainest way: every bit is asked one
 * by one, keys are BigInts. It shares nothing with the reader that is shipped, so that both cannot be wrong alike.
 */
export type PlainList = {
  readonly version: number;
  readonly kinds: number;
  readonly seed: Buffer;
  readonly head: { readonly id: string; readonly defaults: Readonly<Record<string, unknown>> };
  /** What is said of each key, the defaults included. */
  readonly entries: ReadonlyMap<bigint, Readonly<Record<string, unknown>>>;
};

export function readPlainly(bytes: Uint8Array): PlainList {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 4).toString('latin1') !== 'CLL\u0001') throw new Error('L1');
  if (file.readUInt32LE(4) !== file.length) throw new Error('L1');
  const count = file.readUInt32LE(8);
  const headBytes = file.readUInt32LE(20);
  const detailBytes = file.readUInt32LE(24);
  const head = JSON.parse(file.subarray(64, 64 + headBytes).toString());
  const bits = count > 8_160 ? 16 : 8;
  const keysAt = upToFour(64 + headBytes);
  const rowsAt = keysAt + upToFour(Math.ceil((count + 2 ** bits) / 8));
  const keys = readKeys(file, { keysAt, rowsAt, count, bits });
  const records = readRecords(file.subarray(file.length - detailBytes), count);
  const entries = keys.map((key, i) => [key, { ...head.defaults, ...records[i] }] as const);
  return {
    version: file.readUInt32LE(12),
    kinds: file.readUInt32LE(16),
    seed: file.subarray(32, 64),
    head,
    entries: new Map(entries),
  };
}

function upToFour(size: number): number {
  return size % 4 === 0 ? size : size + 4 - (size % 4);
}

// L6, L7
function readKeys(
  file: Buffer,
  {
    keysAt,
    rowsAt,
    count,
    bits,
  }: {
    readonly keysAt: number;
    readonly rowsAt: number;
    readonly count: number;
    readonly bits: number;
  },
): readonly bigint[] {
  const rowBytes = 8 - bits / 8;
  const keys: bigint[] = [];
  let bucket = 0n;
  for (let bit = 0; bit < count + 2 ** bits; bit++) {
    const isKey = ((file[keysAt + Math.floor(bit / 8)] ?? 0) >> (bit % 8)) % 2 === 1;
    if (!isKey) {
      bucket += 1n;
      continue;
    }
    const at = rowsAt + keys.length * rowBytes;
    const low = BigInt(file.readUInt32LE(at));
    const rest = BigInt(file.readUIntLE(at + 4, rowBytes - 4));
    keys.push((bucket << BigInt(64 - bits)) | (rest << 32n) | low);
  }
  return keys;
}

// L8, L9
function readRecords(
  details: Buffer,
  count: number,
): readonly (Readonly<Record<string, unknown>> | undefined)[] {
  const said = Array.from<Readonly<Record<string, unknown>> | undefined>({ length: count });
  if (details.length === 0) return said;
  const jsonBytes = details.readUInt32LE(0);
  const { records, sources, authorities } = JSON.parse(
    details.subarray(4, 4 + jsonBytes).toString(),
  );
  let at = 4 + jsonBytes;
  const next = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = details[at++] ?? 0;
      value += (byte % 128) * factor;
      factor *= 128;
      if (byte < 128) return value;
    }
  };
  for (const record of records) {
    const full = { ...record };
    if ('source' in record) full.source = sources[record.source];
    if (typeof record.authority === 'number') full.authority = authorities[record.authority];
    const carried = next();
    let place = -1;
    for (let i = 0; i < carried; i++) {
      place += carried === count ? 1 : next() + 1;
      said[place] = full;
    }
  }
  return said;
}
