import type { BundleFault, BundleFile } from './syntax.ts';

type DocumentRule = { readonly pattern: RegExp; readonly text: string };

/** Pages of the extension are written by a tool, so that a pattern is enough to read them. */
const pageRules: readonly DocumentRule[] = [
  { pattern: /<script\b(?![^>]*\ssrc=)[^>]*>/gi, text: 'has a script inside the page' },
  {
    pattern:
      /<[a-z]+\b[^>]*\s(?:src|href|action|formaction|data|poster)\s*=\s*["']?\s*(?:https?:|\/\/|data:text|javascript:)[^>]*>/gi,
    text: 'loads or leads to something outside the extension',
  },
  { pattern: /<[a-z]+\b[^>]*\son[a-z]+\s*=[^>]*>/gi, text: 'has code in an attribute' },
  { pattern: /<(?:base|iframe|object|embed|frame)\b[^>]*>/gi, text: 'has a frame, object or base' },
  { pattern: /<meta\b[^>]*http-equiv\s*=\s*["']?refresh[^>]*>/gi, text: 'sends its reader on' },
];

const styleRules: readonly DocumentRule[] = [
  { pattern: /@import\b[^;]*/gi, text: 'imports a style' },
  {
    pattern: /url\(\s*["']?\s*(?:[a-z][a-z0-9+.-]*:|\/\/)(?!image\/(?:svg\+xml|png))[^)]*\)/gi,
    text: 'loads something by url()',
  },
  { pattern: /\bexpression\s*\(|-moz-binding/gi, text: 'has code in a style' },
];

export function findPageFaults(file: BundleFile): BundleFault[] {
  return findByRules(file, pageRules);
}

export function findStyleFaults(file: BundleFile): BundleFault[] {
  // An image may lie inside the style itself.
  const text = file.text.replaceAll(/url\(\s*["']?data:image\/[^)]*\)/gi, 'none');
  return findByRules({ ...file, text }, styleRules);
}

function findByRules(file: BundleFile, rules: readonly DocumentRule[]): BundleFault[] {
  return rules.flatMap(({ pattern, text }) =>
    [...file.text.matchAll(pattern)].map((found) => ({
      path: file.path,
      text,
      near: found[0].slice(0, 140),
    })),
  );
}
