import sharp from 'sharp';
import type { WirePicture } from '#lib/report/wire-report.ts';
import { reportLimits } from '#lib/report/report-limits.ts';
import { intakeLimits } from '../limits.ts';

const formats = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' } as const;

// Pictures are the only costly part of a report: two at once leave the other requests their processor.
sharp.concurrency(1);
sharp.cache(false);
let underWay = 0;
const waiting: (() => void)[] = [];

/**
 * The picture made anew from its pixels: no metadata, no second file hidden behind it, no larger than is needed to read
 * a page. Null where the bytes are no picture of the kind they are said to be.
 */
export async function readPicture(picture: WirePicture): Promise<Uint8Array | null> {
  const bytes = Buffer.from(picture.base64, 'base64');
  if (bytes.length > reportLimits.pictureBytes) return null;
  await takeTurn();
  try {
    const source = sharp(bytes, {
      limitInputPixels: reportLimits.picturePixels,
      failOn: 'error',
      pages: 1,
    });
    const { format } = await source.metadata();
    if (format !== formats[picture.mediaType]) return null;
    const side = intakeLimits.pictureSide;
    return await source
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .timeout({ seconds: 10 })
      .toBuffer();
  } catch {
    return null;
  } finally {
    underWay -= 1;
    waiting.shift()?.();
  }
}

async function takeTurn(): Promise<void> {
  while (underWay >= intakeLimits.picturesAtOnce) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  underWay += 1;
}
