/**
 * docs/feed-format.md 1.11. A role name or target path as one segment of a URL and as one file name. All but letters, digits and `_.-~` is
 * percent-encoded, so `../root` names a file here and nothing above it. Takes well-formed text only.
 */
export function quoteName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The name under which a role's metadata is stored, and, with a version before it, served. */
export function roleFile(role: string): string {
  return `${quoteName(role)}.json`;
}
