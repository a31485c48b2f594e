/**
 * What makes a page another page: its address without the fragment. A fragment that is written like a path
 * (`#/p/7`, `#!/p/7`) is how old single-page shops name their pages, so it stays.
 */
export function readPageAddress(href: string): string {
  const at = href.indexOf('#');
  return at < 0 || /^#!?\//.test(href.slice(at)) ? href : href.slice(0, at);
}
