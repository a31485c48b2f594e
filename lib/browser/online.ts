/** False where the browser knows that there is no network. True proves nothing. */
export function isOnline(): boolean {
  return navigator.onLine;
}
