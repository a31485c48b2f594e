import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMailto, maxMailtoChars } from '#lib/report/compose-email.ts';

const mail = { to: 'a@b.vn', subject: 'Phản ánh', lines: ['Một', 'Hai'], cutNote: '…' };

describe('composeMailto', () => {
  it('writes every line, with the line breaks of RFC 6068', () => {
    expect(composeMailto(mail)).toBe(
      `mailto:a@b.vn?subject=${encodeURIComponent('Phản ánh')}&body=${encodeURIComponent('Một')}%0D%0AHai`,
    );
  });

  it('leaves out lines from the end when it would grow too long, and says so', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `Dòng số ${n} với khá nhiều chữ`);
    const href = composeMailto({ ...mail, lines });
    expect(href.length).toBeLessThanOrEqual(maxMailtoChars);
    expect(decodeURIComponent(href)).toContain('Dòng số 0');
    expect(decodeURIComponent(href).endsWith('\r\n…')).toBe(true);
  });

  it('cannot be made to add a recipient or a header by a shop’s name', () => {
    const href = composeMailto({ ...mail, lines: ['Shop&bcc=x@y.vn?cc=z\r\nBcc: q'] });
    const query = new URLSearchParams(href.slice(href.indexOf('?')));
    expect([...query.keys()]).toEqual(['subject', 'body']);
    expect(href).not.toMatch(/[?&](bcc|cc)=/);
  });

  it('never throws, whatever a page puts into a title', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (lines) => {
        expect(composeMailto({ ...mail, lines }).startsWith('mailto:a@b.vn?subject=')).toBe(true);
      }),
    );
    expect(() => composeMailto({ ...mail, lines: ['\ud800'], subject: 'x' })).not.toThrow();
  });
});
