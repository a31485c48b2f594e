import { describe, expect, it } from 'vitest';
import { feedHeadSchema, parseFeedHead } from '#lib/feed/feed-files.ts';
import { issueFormLink } from '#lib/feed/plain-text-schema.ts';
import { buildFeedFiles } from '../../../tools/feed/build-files.ts';
import { packFeed } from '../../../tools/feed/pack-feed.ts';
import { writtenFeedSchema } from '../../../tools/feed/written-forms.ts';
import { sampleFeed } from '../../support/sample-feed.ts';

const good = 'https://forge.example/nhom/du-lieu/issues/new?title={title}&body={body}';

describe('a public form that a feed names', () => {
  it.each([
    good,
    'https://forge.example/new?body={body}',
    'https://forge.example/new?template=report.md&labels=a%2Cb&body={body}&title={title}',
  ])('is taken: %s', (link) => {
    expect(issueFormLink.safeParse(link).success).toBe(true);
  });

  it.each([
    ['without encryption', 'http://forge.example/new?body={body}'],
    ['of a script', 'javascript:alert(1)?body={body}'],
    ['without a place for the text', 'https://forge.example/new?title={title}'],
    ['with a slot in the host', 'https://{body}.example/new?x={body}'],
    ['with a slot in the path', 'https://forge.example/{title}?body={body}'],
    ['with a slot for a name', 'https://forge.example/new?{title}=x&body={body}'],
    ['with a slot in the fragment', 'https://forge.example/new?body={body}#{title}'],
    ['with a fragment', 'https://forge.example/new?body={body}#x'],
    ['with a slot inside a value', 'https://forge.example/new?body=a{body}'],
    ['with an unknown slot', 'https://forge.example/new?body={body}&who={email}'],
    ['with a slot twice', 'https://forge.example/new?body={body}&b={body}'],
    ['with half a slot', 'https://forge.example/new?body={body}&b={'],
    ['with two queries', 'https://forge.example/new?body={body}?title={title}'],
    ['with a user', 'https://me@forge.example/new?body={body}'],
    ['with white space', 'https://forge.example/new?body={body} '],
    ['that is too long', `https://forge.example/${'x'.repeat(2_048)}?body={body}`],
  ])('is refused %s', (_what, link) => {
    expect(issueFormLink.safeParse(link).success).toBe(false);
  });

  it('is signed with the head, and a feed that names none is as before', () => {
    const channels = { report: null, objection: 'mailto:a@b.example' };
    const extras = { licence: 'CC BY 4.0', languages: ['vi'], channels };
    const content = packFeed(sampleFeed());
    const read = (more: object) => {
      const files = buildFeedFiles(content, { ...extras, channels: { ...channels, ...more } });
      const head = parseFeedHead(files);
      if (!head.ok) throw new Error(head.detail);
      return head.value.channels;
    };
    expect(read({ issueForm: good })).toEqual({ ...channels, issueForm: good });
    expect(read({})).toEqual(channels);
    const head = { channels: { ...channels, issueForm: 'https://forge.example/' } };
    expect(feedHeadSchema.shape.channels.safeParse(head.channels).success).toBe(false);
  });

  it('is checked where it is written', () => {
    const { development } = writtenFeedSchema.shape;
    const written = { note: 'x', site: 'https://a.example/', objectionUrl: 'mailto:a@b.example' };
    expect(development.safeParse({ ...written, issueFormUrl: good }).success).toBe(true);
    const plain = { ...written, issueFormUrl: 'https://forge.example/new' };
    expect(development.safeParse(plain).success).toBe(false);
  });
});
