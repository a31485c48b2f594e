import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letters } from '#lib/i18n/letters.ts';
import { fillIssueForm, maxIssueFormChars } from '#lib/report/fill-issue-form.ts';

const template = 'https://forge.example/nhom/du-lieu/issues/new?title={title}&body={body}&labels=x';
const text = (lines: readonly string[], subject = 'Phản ánh') => ({
  language: 'vi' as const,
  subject,
  lines,
});

describe('a public form', () => {
  it('opens with title and text filled in, and what else its address says', () => {
    const url = new URL(fillIssueForm(template, text(['Một & hai', 'ba?'])));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      title: 'Phản ánh',
      body: 'Một & hai\nba?',
      labels: 'x',
    });
  });

  it('never leads elsewhere, whatever a page is called', () => {
    const wild = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(wild, wild, (title, line) => {
        const url = new URL(fillIssueForm(template, text([line], title)));
        expect(url.origin + url.pathname).toBe('https://forge.example/nhom/du-lieu/issues/new');
        expect([...url.searchParams.keys()]).toEqual(['title', 'body', 'labels']);
        expect(url.hash).toBe('');
        expect(url.searchParams.get('body')).toBe(line.toWellFormed());
      }),
    );
  });

  it('leaves a slot that a page writes as it is', () => {
    const url = new URL(fillIssueForm(template, text(['{title}'], '{body}')));
    expect(url.searchParams.get('body')).toBe('{title}');
    expect(url.searchParams.get('title')).toBe('{body}');
  });

  it('is cut from the end where servers would refuse its address, and says so', () => {
    const lines = Array.from({ length: 300 }, (_, at) => `dòng thứ ${at}`);
    const address = fillIssueForm(template, text(lines));
    expect(address.length).toBeLessThanOrEqual(maxIssueFormChars);
    const body = new URL(address).searchParams.get('body') ?? '';
    expect(body).toContain('dòng thứ 0\n');
    expect(body.endsWith(letters.vi.cut)).toBe(true);
  });
});
