/** What a line of the log may hold: counts, codes, durations. No address, id or text of anybody. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;
export type Log = (event: string, fields?: LogFields) => void;

/** One JSON object a line. */
export function buildLog(write: (line: string) => void, clock: () => number): Log {
  return (event, fields = {}) => {
    write(`${JSON.stringify({ at: new Date(clock()).toISOString(), event, ...fields })}\n`);
  };
}

/**
 * What may be said of a fault. Its message is left out: a database's messages repeat the values of a query, and those
 * are what shoppers wrote.
 */
export function describeFault(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    fault: fault.name,
    code: String(Object(cause).code ?? ''),
    stack: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' | '),
  };
}
