import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { burnBoxes, shrinkPicture } from '#lib/browser/picture-pixels.ts';
import { reportLimits } from '#lib/report/report-limits.ts';

type Fill = readonly [left: number, top: number, width: number, height: number];
const world = {
  size: { width: 1_280, height: 900 },
  type: 'image/webp',
  bytesAt: (_width: number): number => 1_000,
  fills: [] as Fill[],
  drawn: [] as string[],
  closed: 0,
};

/** A canvas that remembers what was done to it, in which order. */
class Canvas {
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }
  getContext() {
    return {
      drawImage: () => void world.drawn.push(`picture ${this.width}x${this.height}`),
      fillRect: (...fill: Fill) => void (world.drawn.push('box'), world.fills.push(fill)),
    };
  }
  async convertToBlob() {
    world.drawn.push('encoded');
    return new Blob([new Uint8Array(world.bytesAt(this.width))], { type: world.type });
  }
}

beforeEach(() => {
  Object.assign(world, { size: { width: 1_280, height: 900 }, type: 'image/webp', closed: 0 });
  Object.assign(world, { bytesAt: () => 1_000, fills: [], drawn: [] });
  vi.stubGlobal('OffscreenCanvas', Canvas);
  vi.stubGlobal('createImageBitmap', async () => ({
    ...world.size,
    close: () => void (world.closed += 1),
  }));
});
afterEach(() => vi.unstubAllGlobals());

const picture = { mediaType: 'image/png', base64: 'AAAA' } as const;

describe('the pixels of a picture', () => {
  it('have every box in them before they are encoded, widened to whole pixels', async () => {
    const box = { left: 0.1001, top: 0.5, width: 0.25, height: 0.1001 };
    const burnt = await burnBoxes(picture, [box]);
    expect(burnt?.mediaType).toBe('image/webp');
    expect(world.drawn).toEqual(['picture 1280x900', 'box', 'encoded']);
    const [left = 0, top = 0, width = 0, height = 0] = world.fills[0] ?? [];
    expect([left, top]).toEqual([128, 450]);
    expect(left + width).toBeGreaterThanOrEqual(0.3501 * 1_280);
    expect(top + height).toBeGreaterThanOrEqual(0.6001 * 900);
    expect(world.closed).toBe(1);
  });

  it('of a large screen are made fewer, in the same proportion', async () => {
    world.size = { width: 3_840, height: 2_160 };
    await shrinkPicture('data:image/png;base64,AAAA');
    expect(world.drawn[0]).toBe('picture 1920x1080');
  });

  it('are made fewer until they fit into a report, and none come of it where they never do', async () => {
    world.size = { width: 1_920, height: 1_080 };
    world.bytesAt = (width) => (width > 1_100 ? reportLimits.pictureBytes + 1 : 500);
    const small = await shrinkPicture('data:image/png;base64,AAAA');
    expect(Buffer.from(small?.base64 ?? '', 'base64')).toHaveLength(500);
    expect(world.drawn.filter((each) => each.startsWith('picture'))).toEqual([
      'picture 1920x1080',
      'picture 1440x810',
      'picture 1080x608',
    ]);
    world.bytesAt = () => reportLimits.pictureBytes + 1;
    expect(await shrinkPicture('data:image/png;base64,AAAA')).toBeNull();
  });

  it('carry the limit of a report to the byte', async () => {
    world.bytesAt = () => reportLimits.pictureBytes;
    const full = await shrinkPicture('data:image/png;base64,AAAA');
    expect(Buffer.from(full?.base64 ?? '', 'base64')).toHaveLength(reportLimits.pictureBytes);
  });

  it('are said to be what the browser made of them, and nothing is made of another kind', async () => {
    world.type = 'image/png';
    expect((await burnBoxes(picture, []))?.mediaType).toBe('image/png');
    world.type = 'image/gif';
    expect(await burnBoxes(picture, [])).toBeNull();
  });
});
