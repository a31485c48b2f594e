export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Work of one name is done one after the other, in the order it was asked for, whatever came of the work before. */
export function buildTurns(): InTurn {
  const turns = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const done = (turns.get(name) ?? Promise.resolve()).then(work);
    turns.set(
      name,
      done.catch(() => undefined),
    );
    return done;
  };
}
