// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { readDocument } from '#lib/site/read-document.ts';

const names = ['body', 'documentElement', 'createElement', 'querySelector'] as const;

afterEach(() => {
  for (const name of names) Reflect.deleteProperty(document, name);
});

test('gives what the document is, although the page names elements as it likes', () => {
  const { body, documentElement } = document;
  const image = document.createElement('img');
  for (const name of names) {
    Object.defineProperty(document, name, { value: image, configurable: true });
  }
  expect(readDocument(document, 'body')).toBe(body);
  expect(readDocument(document, 'documentElement')).toBe(documentElement);
  expect(readDocument(document, 'createElement')('b').tagName).toBe('B');
  expect(readDocument(document, 'querySelector')('html')).toBe(documentElement);
});
