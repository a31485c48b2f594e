import type { Row } from './rows.ts';

/** Figures whose growth is shown: the rows of one thing in all their sizes, ours and every peer's. */
export type Growth = {
  /** Of the file too. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly what: string;
  readonly of: string;
};

export const growths: readonly Growth[] = [
  {
    id: 'look-up',
    title: 'One look-up, from string to answer',
    group: 'index',
    what: 'look-up',
    of: 'entries',
  },
  {
    id: 'memory',
    title: 'Memory that a list takes',
    group: 'index',
    what: 'memory',
    of: 'entries',
  },
  {
    id: 'first-answer',
    title: 'First answer from the stored bytes, in node',
    group: 'index',
    what: 'first answer from bytes',
    of: 'entries',
  },
  { id: 'scan', title: 'A megabyte of listing text', group: 'claims', what: 'scan', of: 'phrases' },
  { id: 'load', title: 'Rules from their file', group: 'claims', what: 'load', of: 'rules' },
  {
    id: 'cards',
    title: 'Main thread of a list page',
    group: 'guard',
    what: 'main thread in all',
    of: 'cards',
  },
  { id: 'compile', title: 'Compiling a feed', group: 'tools', what: 'compile', of: 'entries' },
];

export type Line = {
  readonly who: string;
  readonly size: number;
  readonly value: number;
  readonly unit: string;
};

/** Ours where it was measured by itself or first beside a peer, and each peer. Peers that are our own smaller sizes are none. */
export function readGrowth(growth: Growth, rows: readonly Row[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const { group, what, size, unit, ours, peer, peerName } of rows) {
    if (group !== growth.group || what !== growth.what || size === null) continue;
    if (peerName?.startsWith('a ') === true) continue;
    const add = (who: string, value: number): void => {
      if (!lines.has(`${who} ${size}`)) lines.set(`${who} ${size}`, { who, size, value, unit });
    };
    add('Chợ Lành', ours);
    if (peerName !== null && peer !== null) add(peerName, peer);
  }
  return [...lines.values()].toSorted((a, b) => a.size - b.size);
}
