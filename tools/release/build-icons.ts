import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../demo/launch-chromium.ts';
import { projectRoot } from '../setup/project-root.ts';

/** Toolbar, its high-density form, the extension page, the store. */
const sizesPx = [16, 32, 48, 128] as const;
const folder = join(projectRoot, 'public', 'icon');

/** Draws every public/icon/*.svg as PNG in all sizes: manifests and setIcon take no SVG in Chromium. */
async function buildIcons(): Promise<number> {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.svg'));
  const running = await launchChromium({ extension: null, serve: () => null });
  try {
    const page = await running.newPage();
    for (const source of sources) {
      const svg = readFileSync(join(folder, source)).toString('base64');
      for (const px of sizesPx) {
        const url: unknown = await page.evaluate(drawing(svg, px));
        const png = Buffer.from(String(url).replace(/^data:image\/png;base64,/, ''), 'base64');
        writeFileSync(join(folder, source.replace(/\.svg$/, `-${px}.png`)), png);
      }
    }
  } finally {
    await running.close();
  }
  return sources.length * sizesPx.length;
}

function drawing(svgBase64: string, px: number): string {
  return `(async () => {
    const image = new Image(${px}, ${px});
    image.src = 'data:image/svg+xml;base64,${svgBase64}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: ${px}, height: ${px} });
    canvas.getContext('2d').drawImage(image, 0, 0, ${px}, ${px});
    return canvas.toDataURL('image/png');
  })()`;
}

process.stdout.write(`${await buildIcons()} icons drawn\n`);
