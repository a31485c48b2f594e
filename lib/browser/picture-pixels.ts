import type { ReportPicture } from '#lib/domain/kept-report.ts';
import type { PictureBox } from '#lib/domain/taken-picture.ts';

/** A report carries at most this many bytes of picture; the intake refuses more. */
const maxBytes = 1_400_000;
/** What the tries begin with and where they end, pixels of the longer side: below, no price can be read. */
const longestSide = 1_920;
const shortestSide = 640;
/** Lossy: a page without photographs takes a tenth of the limit at this quality. */
const quality = 0.82;

/** A picture as the browser made it (`data:image/png;base64,…`) in the size that a report carries; null where none is. */
export async function shrinkPicture(dataUrl: string): Promise<ReportPicture | null> {
  const [, base64 = ''] = dataUrl.split(',');
  return encodeAnew({ mediaType: 'image/png', base64 }, []);
}

/**
 * The picture with the boxes in its pixels: it is made anew from what is seen, so that nothing lies below a box and no
 * metadata comes along. Each box is widened to whole pixels. Null where no picture that is small enough came of it.
 */
export function burnBoxes(
  picture: ReportPicture,
  boxes: readonly PictureBox[],
): Promise<ReportPicture | null> {
  return encodeAnew(picture, boxes);
}

async function encodeAnew(
  picture: ReportPicture,
  boxes: readonly PictureBox[],
): Promise<ReportPicture | null> {
  const bytes = Uint8Array.from(atob(picture.base64), (sign) => sign.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: picture.mediaType }));
  try {
    for (let side = longestSide; side >= shortestSide; side = Math.floor(side * 0.75)) {
      const encoded = await encode(draw(bitmap, boxes, side));
      if (encoded) return encoded;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

function draw(bitmap: ImageBitmap, boxes: readonly PictureBox[], side: number): OffscreenCanvas {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('the browser has no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  context.fillStyle = '#000';
  for (const box of boxes) {
    const left = Math.floor(box.left * width);
    const top = Math.floor(box.top * height);
    const right = Math.ceil((box.left + box.width) * width);
    const bottom = Math.ceil((box.top + box.height) * height);
    context.fillRect(left, top, right - left, bottom - top);
  }
  return canvas;
}

async function encode(canvas: OffscreenCanvas): Promise<ReportPicture | null> {
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
  const { type } = blob;
  // A browser that cannot write WebP writes PNG and says so.
  const mediaType = type === 'image/webp' || type === 'image/png' ? type : null;
  if (mediaType === null || blob.size > maxBytes) return null;
  return { mediaType, base64: toBase64(new Uint8Array(await blob.arrayBuffer())) };
}

function toBase64(bytes: Uint8Array): string {
  const step = 0x8000; // More arguments than this overflow the stack of some engines.
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) {
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return btoa(binary);
}
