import { describe, expect, it } from 'vitest';
import { parseFeedUrl } from '#lib/sync/feed-url.ts';

describe('the address of a feed', () => {
  it.each([
    ['https://feed.example', 'https://feed.example/'],
    [' https://Feed.Example/vn ', 'https://feed.example/vn/'],
    ['https://feed.example/vn/', 'https://feed.example/vn/'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['http://localhost:1/x', 'http://localhost:1/x/'],
  ])('%s is %s', (written, form) => {
    expect(parseFeedUrl(written)).toEqual({ ok: true, value: form });
  });

  it.each([
    ['', 'not-an-address'],
    ['feed.example', 'not-an-address'],
    [`https://feed.example/${'x'.repeat(600)}`, 'not-an-address'],
    ['http://feed.example/', 'not-https'],
    ['http://127.0.0.1.feed.example/', 'not-https'],
    ['ftp://feed.example/', 'not-https'],
    ['data:text/plain,x', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['file:///etc/passwd', 'not-an-address'],
    ['https://me:secret@feed.example/', 'says-too-much'],
    ['https://feed.example/?who=me', 'says-too-much'],
    ['https://feed.example/#me', 'says-too-much'],
  ])('%s is refused: %s', (written, fault) => {
    expect(parseFeedUrl(written)).toMatchObject({ ok: false, error: fault });
  });
});
