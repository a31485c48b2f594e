const width = 100;

/**
 * JSON as the house's formatter writes it: two spaces, lists of plain values on one line where they fit.
 * What a command writes must pass the format check as it is.
 */
export function formatJson(value: unknown): string {
  return `${formatValue(value, 0, 0)}\n`;
}

/** `before`: characters that stand on the line already, `after` the member's name. */
function formatValue(value: unknown, depth: number, before: number): string {
  if (Array.isArray(value)) return formatList(value, depth, before);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (members.length === 0) return '{}';
  const inner = '  '.repeat(depth + 1);
  const lines = members.map(([key, member]) => {
    const name = `${inner}${JSON.stringify(key)}: `;
    return name + formatValue(member, depth + 1, name.length);
  });
  return `{\n${lines.join(',\n')}\n${'  '.repeat(depth)}}`;
}

function formatList(list: readonly unknown[], depth: number, before: number): string {
  if (list.length === 0) return '[]';
  const isPlain = list.every((value) => typeof value !== 'object' || value === null);
  const short = `[${list.map((value) => JSON.stringify(value)).join(', ')}]`;
  // One character for the comma that follows.
  if (isPlain && before + short.length < width) return short;
  const inner = '  '.repeat(depth + 1);
  const lines = list.map((value) => inner + formatValue(value, depth + 1, inner.length));
  return `[\n${lines.join(',\n')}\n${'  '.repeat(depth)}]`;
}
