/** The first line of what went wrong: a person reads it at the end of one line of ours. */
export function readFaultText(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).split('\n', 1)[0] ?? '';
}
