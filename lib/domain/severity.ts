/** none < info < caution < danger. A credit is no severity: it never outweighs a warning. */
export const severities = ['none', 'info', 'caution', 'danger'] as const;
export type Severity = (typeof severities)[number];

export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(floor);
}

export function worstSeverity(all: Iterable<Severity>): Severity {
  let worst: Severity = 'none';
  for (const severity of all) if (isAtLeast(severity, worst)) worst = severity;
  return worst;
}
