/** How accents and case are mostly taken off a text: what a peer without a way of its own gets before it. */
export function foldAsUsual(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd');
}
