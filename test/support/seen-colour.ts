/** Red, green and blue from 0 to 1, linear: as much light as they are. */
export type Light = readonly [number, number, number];

export function readLight(hex: string): Light {
  const full = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/gi, '$&$&') : hex;
  const at = (from: number): number => {
    const part = Number.parseInt(full.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [at(1), at(3), at(5)];
}

/** Contrast as WCAG 2.2 defines it, 1 to 21. */
export function readContrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [a, b].map((each) => weigh(readLight(each))).toSorted(byNumber);
  return (bright + 0.05) / (dark + 0.05);
}

const byNumber = (a: number, b: number): number => a - b;
const weigh = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

type Rows = readonly [Light, Light, Light];

/**
 * How eyes see that lack one kind of cone, on linear light. Matrices for severity 1.0 of G. M. Machado, M. M. Oliveira
 * and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions
 * on Visualization and Computer Graphics 15 (6), 2009.
 */
export const eyes: Readonly<Record<'all cones' | 'no red' | 'no green' | 'no blue', Rows>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** How far two colours are apart for such eyes: CIE 1976 ΔE*ab under D65. 2.3 is just noticeable side by side. */
export function readDistance(a: string, b: string, eye: Rows): number {
  const [from, to] = [a, b].map((each) => readLab(see(readLight(each), eye)));
  if (!from || !to) throw new Error('two colours make two places');
  return Math.hypot(...from.map((part, at) => part - (to[at] ?? 0)));
}

const dot = (a: Light, b: Light): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clip = (part: number): number => Math.min(1, Math.max(0, part));

function see(light: Light, [r, g, b]: Rows): Light {
  return [clip(dot(r, light)), clip(dot(g, light)), clip(dot(b, light))];
}

function readLab(light: Light): Light {
  const bend = (part: number): number =>
    part > 216 / 24_389 ? Math.cbrt(part) : ((24_389 / 27) * part + 16) / 116;
  const x = bend(dot([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
  const y = bend(dot([0.2126729, 0.7151522, 0.072175], light));
  const z = bend(dot([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
