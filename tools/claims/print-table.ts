/** A Markdown table with columns of even width, as the formatter leaves it. The first row is the head. */
export function printTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const print = (row: readonly string[], fill = ' ') =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const rule = print([], '-');
  return [print(head), rule, ...body.map((row) => print(row))].join('\n');
}
