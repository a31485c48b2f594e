/** A file that people edit: two spaces, short arrays of plain values on one line. */
export function printWritten(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const plain =
    /\[\n\s+((?:(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)(?:,\n\s+)?)+)\n\s+\]/g;
  return `${text.replace(plain, (whole, inside: string) => {
    const line = `[${inside.replaceAll(/,\n\s+/g, ', ')}]`;
    return line.length <= 80 ? line : whole;
  })}\n`;
}
