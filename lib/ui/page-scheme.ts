import { readDocument } from '#lib/site/read-document.ts';
/**
 * Whether the page itself is dark: a guest wears what the host wears, whatever the system prefers. A page that
 * paints no background is as its colour scheme says.
 */
export function isDarkPage(document: Document): boolean {
  const view = readDocument(document, 'defaultView');
  const root = readDocument(document, 'documentElement');
  const body: Element | null = readDocument(document, 'body');
  if (!view || !body) return false;
  for (const element of [body, root]) {
    const colour = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(
      view.getComputedStyle(element).backgroundColor,
    );
    if (!colour || Number(colour[4] ?? 1) < 0.5) continue;
    const [red, green, blue] = [Number(colour[1]), Number(colour[2]), Number(colour[3])];
    return 0.299 * red + 0.587 * green + 0.114 * blue < 110;
  }
  const scheme = view.getComputedStyle(root).colorScheme;
  return (
    scheme === 'dark' ||
    (/dark/.test(scheme) && view.matchMedia('(prefers-color-scheme: dark)').matches)
  );
}
