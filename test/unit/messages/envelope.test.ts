import { describe, expect, it } from 'vitest';
import { readReply, RefusedError } from '#lib/messages/envelope.ts';

describe('readReply', () => {
  it('gives the answer', () => {
    const answer = { locale: 'en', agreement: 1 } as const;
    expect(readReply('readSettings', { ok: true, answer })).toEqual(answer);
  });

  it('throws the refusal under its name', () => {
    expect(() => readReply('viewTab', { ok: false, refusal: 'malformed' })).toThrow(
      new RefusedError('viewTab', 'malformed'),
    );
  });

  it.each([undefined, null])('takes silence (%s) for a failure, never for an answer', (silence) => {
    expect(() => readReply('viewTab', silence)).toThrow('viewTab: failed');
  });
});
