/**
 * The Unicode form of a host: `xn--…` labels decoded (RFC 3492, section 6.2). Browsers decode only for their own
 * address bar, and a look-alike can be seen only in the decoded form. A label that is no valid punycode stays as it is.
 */
export function readUnicodeHost(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.');
}

// Parameters of RFC 3492, section 5.
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const lastPoint = 0x10ffff;

function decodeLabel(input: string): string | null {
  const basicEnd = input.lastIndexOf('-');
  const output = Array.from(
    input.slice(0, Math.max(0, basicEnd)),
    (char) => char.codePointAt(0) ?? 0,
  );
  let point = 128;
  let index = 0;
  let bias = 72;
  for (let at = basicEnd + 1; at < input.length;) {
    const read = readVariableInteger(input, at, bias);
    if (!read) return null;
    at = read.at;
    const before = index;
    index += read.value;
    const size = output.length + 1;
    bias = adaptBias(index - before, size, before === 0);
    point += Math.floor(index / size);
    if (point > lastPoint) return null;
    index %= size;
    output.splice(index, 0, point);
    index += 1;
  }
  return String.fromCodePoint(...output);
}

function readVariableInteger(
  input: string,
  from: number,
  bias: number,
): { readonly value: number; readonly at: number } | null {
  let value = 0;
  let weight = 1;
  for (let at = from, k = base; at < input.length; at++, k += base) {
    const digit = digitOf(input.charCodeAt(at));
    if (digit === null) return null;
    value += digit * weight;
    if (value > lastPoint * 64) return null;
    const threshold = Math.min(tMax, Math.max(tMin, k - bias));
    if (digit < threshold) return { value, at: at + 1 };
    weight *= base - threshold;
  }
  return null;
}

function digitOf(code: number): number | null {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : null;
}

function adaptBias(delta: number, size: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / damp) : Math.floor(delta / 2);
  rest += Math.floor(rest / size);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
