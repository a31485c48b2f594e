import type { Fault, SourceFile } from './source-tree.ts';

/** One numbered clause of a document: `1.3`, `F2`, `L7`. */
export type Clause = {
  readonly path: string;
  readonly line: number;
  readonly number: string;
  /** Marked °: it binds people or other programs, and no code cites it. */
  readonly isText: boolean;
};

/** Every paragraph that begins with a number: `1.3 …`, `**F2 …`, with ° behind the number where it is text only. */
export function readClauses({ path, text }: SourceFile): readonly Clause[] {
  return text.split('\n').flatMap((line, at) => {
    const [, number, mark] = /^(?:\*\*)?(\d+\.\d+|[FL]\d+)(°?) /.exec(line) ?? [];
    return number === undefined ? [] : [{ path, line: at + 1, number, isText: mark === '°' }];
  });
}

type Citation = { readonly path: string; readonly line: number; readonly number: string };

/** Numbers given twice, citations of numbers that are not there, and clauses that nobody cites. */
export function findClauseFaults(
  clauses: readonly Clause[],
  sources: readonly SourceFile[],
): readonly Fault[] {
  const known = new Set(clauses.map(({ number }) => number));
  const citations = sources.flatMap(readCitations);
  const cited = new Set(citations.map(({ number }) => number));
  const doubled = clauses.filter(
    ({ number }, at) => clauses.findIndex((clause) => clause.number === number) < at,
  );
  const unknown = citations.filter(({ number }) => !known.has(number));
  const uncited = clauses.filter(({ number, isText }) => !isText && !cited.has(number));
  const tell = ({ path, line }: Citation, text: string): Fault => ({ path, line, text });
  return [
    ...doubled.map((clause) => tell(clause, `the clause ${clause.number} stands a second time`)),
    ...unknown.map((each) => tell(each, `there is no clause ${each.number}: cite one that is`)),
    ...uncited.map((clause) =>
      tell(clause, `no code cites ${clause.number}: cite it where it is done, or mark it °`),
    ),
  ];
}

/** What comments cite: `F2`, `L1 to L9`, and behind `feed-format.md` numbers with a point: `1.8–1.11`, `1.9 and 1.12`. */
function readCitations({ path, text }: SourceFile): readonly Citation[] {
  return text.split('\n').flatMap((line, at) => {
    const comment = /(?:^|\s)(?:\/\/|\/\*\*?|\*)\s.*$/.exec(line)?.[0] ?? '';
    return listNumbers(comment).map((number) => ({ path, line: at + 1, number }));
  });
}

function listNumbers(comment: string): readonly string[] {
  const named = [...comment.matchAll(/\b([FL])(\d+)\b(?:\s?(?:–|to)\s?\1(\d+)\b)?/g)].flatMap(
    ([, letter = '', first = '', last = first]) => listRange(letter, first, last),
  );
  const tail = /feed-format\.md ((?:\d+\.\d+(?:–|, | and )?)+)/.exec(comment)?.[1] ?? '';
  const pointed = [...tail.matchAll(/1\.(\d+)(?:–1\.(\d+))?/g)].flatMap(
    ([, first = '', last = first]) => listRange('1.', first, last),
  );
  return [...named, ...pointed];
}

function listRange(before: string, first: string, last: string): readonly string[] {
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, at) => `${before}${Number(first) + at}`);
}
