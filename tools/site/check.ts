import type { PageReading } from '#lib/domain/reading.ts';
import type { Assessment } from '#lib/domain/verdict.ts';
import { readDay } from '#lib/browser/clock.ts';
import { assessPage } from '#lib/page/assess-page.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { readShippedLibrary } from '../feed/read-shipped.ts';
import { type CheckInput, readCheckInput } from './check-input.ts';
import { printCheck } from './print-check.ts';

/** Exit code for input that cannot be checked; 1 is left for faults of our own. */
const badInput = 2;

type Checked = { readonly reading: PageReading; readonly assessment: Assessment };

/** Reads a saved page as the extension would, with the feed that ships inside. */
export async function checkSavedPage({ html, url }: CheckInput): Promise<Checked> {
  const { readSavedPage } = await import('./read-saved-page.ts');
  const reading = readSavedPage(html, url);
  const nowMs = Date.now();
  const library = await readShippedLibrary(nowMs);
  const lookUps = typeof library === 'string' ? library : buildLookUps(library.content);
  return { reading, assessment: await assessPage(reading, lookUps, readDay(nowMs)) };
}

async function checkInRealBrowser({ html, url }: CheckInput): Promise<Checked> {
  const { openBrowserReader } = await import('./open-browser-reader.ts');
  const reader = await openBrowserReader();
  try {
    return await reader.read(html, url);
  } finally {
    await reader.close();
  }
}

async function checkFolder(folder: string): Promise<number> {
  const { checkAll } = await import('./check-all.ts');
  return checkAll(folder, (line) => process.stdout.write(`${line}\n`));
}

if (import.meta.main) {
  const input = await readCheckInput(process.argv.slice(2));
  if (!input.ok) {
    process.stderr.write(`check: ${input.error}: ${input.detail ?? ''}\n`);
    process.exitCode = badInput;
  } else if ('folder' in input.value) {
    process.exitCode = await checkFolder(input.value.folder);
  } else {
    const check = input.value.browser ? checkInRealBrowser : checkSavedPage;
    const { reading, assessment } = await check(input.value);
    process.stdout.write(`${JSON.stringify(printCheck(reading, assessment), null, 2)}\n`);
  }
}
