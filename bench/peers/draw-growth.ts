import * as Plot from '@observablehq/plot';

export type Point = { readonly size: number; readonly value: number; readonly who: string };

export type Drawing = {
  readonly title: string;
  readonly sizeLabel: string;
  readonly valueLabel: string;
  readonly points: readonly Point[];
};

/** Draws how a figure grows, both axes logarithmic: a straight line of slope one is linear. */
export function drawGrowth(document: Document, drawing: Drawing): string {
  const { title, sizeLabel, valueLabel, points } = drawing;
  const drawn = Plot.plot({
    document,
    width: 760,
    height: 380,
    marginLeft: 60,
    marginRight: 190,
    marginTop: 44,
    style: { background: 'white', color: '#222', fontFamily: 'sans-serif', fontSize: '13px' },
    x: { type: 'log', label: sizeLabel, grid: true, tickFormat: 's' },
    y: { type: 'log', label: valueLabel, grid: true, tickFormat: 's' },
    color: { scheme: 'Observable10' },
    marks: [
      Plot.line(points, { x: 'size', y: 'value', stroke: 'who', strokeWidth: 2 }),
      Plot.dot(points, { x: 'size', y: 'value', fill: 'who', r: 3.5 }),
      Plot.text(findEnds(points), {
        x: 'size',
        y: 'value',
        text: 'who',
        fill: 'who',
        dx: 8,
        textAnchor: 'start',
      }),
    ],
  });
  drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', title);
  return `${drawn.outerHTML}\n`;
}

/** The last point of each line carries its name. */
function findEnds(points: readonly Point[]): readonly Point[] {
  const ends = new Map<string, Point>();
  for (const point of points) {
    if (point.size >= (ends.get(point.who)?.size ?? 0)) ends.set(point.who, point);
  }
  return [...ends.values()];
}
