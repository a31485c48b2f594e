/** Mail programs and browsers cut longer mailto addresses, some without a word. Characters after encoding. */
export const maxMailtoChars = 1_900;

/**
 * Builds a pre-filled e-mail address. Lines that would make it too long are left out from the end, and `cutNote`
 * stands in their place, so that the shopper sees that something is missing.
 * Nothing is sent: the shopper's own mail program opens with this text.
 */
export function composeMailto(mail: {
  readonly to: string;
  readonly subject: string;
  readonly lines: readonly string[];
  readonly cutNote: string;
}): string {
  const head = `mailto:${encodeURIComponent(mail.to).replaceAll('%40', '@')}?subject=${encodeURIComponent(mail.subject.toWellFormed())}&body=`;
  const whole = encodeBody(mail.lines);
  if (head.length + whole.length <= maxMailtoChars) return head + whole;
  for (let keep = mail.lines.length - 1; keep > 0; keep -= 1) {
    const body = encodeBody([...mail.lines.slice(0, keep), mail.cutNote]);
    if (head.length + body.length <= maxMailtoChars) return head + body;
  }
  return head + encodeBody([mail.cutNote]);
}

// RFC 6068, section 5: line breaks in a body are %0D%0A. A lone surrogate would make encodeURIComponent throw.
function encodeBody(lines: readonly string[]): string {
  return lines.map((line) => encodeURIComponent(line.toWellFormed())).join('%0D%0A');
}
