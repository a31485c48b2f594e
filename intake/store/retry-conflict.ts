/** Tries of one answer; each loser of a race has let another one through. */
const mostTries = 8;

/** The engine ended a transaction because of another one, and nothing of it happened: serialization_failure, deadlock_detected. */
export function isConflict(fault: unknown): boolean {
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
  return ['40001', '40P01'].includes(String(Object(cause).code));
}

/**
 * Does one statement again that lost a race. PostgreSQL's own default lets the loser wait; engines of many machines, and
 * servers set to `serializable`, end it instead.
 * @throws what is no conflict, and the last conflict
 */
export async function retryConflict<T>(statement: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await statement();
    } catch (fault) {
      if (!isConflict(fault) || tried === mostTries) throw fault;
    }
  }
}
