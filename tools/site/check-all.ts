import type { ComparedPage } from './compare-pages.ts';
import { comparePage, listSavedPages } from './compare-pages.ts';
import { openBrowserReader } from './open-browser-reader.ts';

/** A page that could not be read is a difference too. Returns the exit code: 0 alike, 1 different, 2 nothing to read. */
export async function checkAll(folder: string, say: (line: string) => void): Promise<number> {
  const pages = listSavedPages(folder);
  if (!pages.ok) {
    say(`check: ${pages.error}: ${pages.detail ?? ''}`);
    return 2;
  }
  const reader = await openBrowserReader();
  let different = 0;
  try {
    for (const page of pages.value) {
      const compared = await comparePage(page, reader).catch((fault: unknown): ComparedPage => ({
        file: page.file,
        kind: 'unread',
        differences: [fault instanceof Error ? fault.message : String(fault)],
      }));
      if (compared.differences.length > 0) different += 1;
      say(
        `${compared.differences.length === 0 ? 'same     ' : 'DIFFERENT'} ${compared.file} (${compared.kind})`,
      );
      for (const line of compared.differences) say(`          ${line}`);
    }
  } finally {
    await reader.close();
  }
  say(`${pages.value.length - different} same, ${different} different`);
  return different === 0 ? 0 : 1;
}
