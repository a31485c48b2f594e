/** One row of a table, with the line on which it begins, counted from 1. Fields without white space around them. */
export type TableRow = { readonly line: number; readonly fields: readonly string[] };

const separators = [',', ';', '\t'];

/**
 * Reads a table of comma, semicolon or tab separated fields; which of them is told by the first row. A field in quotes may
 * hold separators, quotes written twice and line breaks, which become spaces. A mark of byte order is passed over.
 */
export function readTable(text: string): readonly TableRow[] {
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const head = plain.slice(0, plain.indexOf('\n') < 0 ? plain.length : plain.indexOf('\n'));
  const separator = separators.find((each) => head.includes(each)) ?? ',';
  const rows: TableRow[] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let [line, begin] = [1, 1];
  const endField = (): void => {
    fields.push(field.replaceAll(/\s+/gu, ' ').trim());
    field = '';
  };
  const endRow = (): void => {
    endField();
    rows.push({ line: begin, fields });
    fields = [];
  };
  for (let at = 0; at < plain.length; at++) {
    const char = plain[at] ?? '';
    if (char === '\n') line += 1;
    if (char === '"' && isQuoted && plain[at + 1] === '"') {
      field += char;
      at += 1;
    } else if (char === '"' && (isQuoted || field.trim() === '')) isQuoted = !isQuoted;
    else if (char === separator && !isQuoted) endField();
    else if (char === '\n' && !isQuoted) {
      endRow();
      begin = line;
    } else field += char;
  }
  if (field !== '' || fields.length > 0) endRow();
  return rows;
}
