/** Path words that shops use for the kind of a page and not for its subject: they stay literal in a template. */
const literals: ReadonlySet<string> = new Set(
  'p dp pd pdp product products item items listing listings san-pham hang-hoa shop store seller cua-hang gian-hang gp itm ip catalog detail c category categories danh-muc collections collection search tim-kiem en vi id th'.split(
    ' ',
  ),
);
/** Shorter runs of digits are sizes and years more often than ids. */
const idShape = /\d{4,}/gu;

/**
 * The template of an address: `/kem-duong-da-123456.html` → `/{*}-{listingId:digits}.html`. The id is the last long run
 * of digits in the path; without one, the last segment as a whole.
 */
export function guessTemplate(url: URL, hole = 'listingId'): string {
  const whole = readSegments(url);
  // `/ref=sr_1_3` behind the id says which link was pressed.
  const end = whole.findIndex((segment, index) => index > 0 && segment.includes('='));
  const segments = end === -1 ? whole : whole.slice(0, end);
  const at = segments.findLastIndex((segment) => segment.match(idShape) !== null);
  const place = at === -1 ? segments.length - 1 : at;
  const parts = segments.map((segment, index) =>
    index === place ? guessSegment(segment, hole) : literals.has(segment) ? segment : '{*}',
  );
  return `/${parts.join('/')}${end === -1 ? '' : '/{**}'}`;
}

function guessSegment(segment: string, hole: string): string {
  const id = [...segment.matchAll(idShape)].at(-1);
  const end = /\.(?:html?|aspx|php|jsp)$/u.exec(segment)?.[0] ?? '';
  if (id === undefined) return `{${hole}}${end}`;
  const before = segment.slice(0, id.index);
  const after = segment.slice(id.index + id[0].length);
  // Letters that touch the id are its mark (`-i123`, `p123`); words before them are the title.
  const mark = /(?:[-_.][a-z]{0,2}|^[a-z]{1,3})$/iu.exec(before)?.[0] ?? '';
  const words = before.length > mark.length ? '{*}' : '';
  const tail =
    after === '' || after === end ? after : `${/^[^\p{L}\p{N}]*/u.exec(after)?.[0] ?? ''}{*}`;
  // Without anything between them two holes would have no border.
  if (words !== '' && mark === '') return `{${hole}}${end}`;
  return `${words}${mark}{${hole}:digits}${tail}`;
}

/** The path's segments as they are written in a template; a brace would open a hole. */
function readSegments(url: URL): string[] {
  return url.pathname
    .split('/')
    .filter(Boolean)
    .map((segment) => segment.replace(/[{}]/gu, ''));
}
