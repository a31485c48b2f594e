import { describe, expect, it } from 'vitest';
import type { FindingBasis } from '#lib/domain/finding.ts';
import type { HostName, Identifier, UrlPrefix } from '#lib/domain/identifier.ts';
import { buildAllowList } from '#lib/verdict/checks/protected-host.ts';
import { sampleEntry, sampleFeed } from '../../../support/sample-feed.ts';

const isAllowed = buildAllowList([
  {
    id: 'bank',
    kind: 'bank',
    name: 'Ngân hàng Mẫu',
    hosts: ['nganhangmau.com.vn'],
    words: ['nganhangmau'],
  },
]);

function matchOn(identifier: Identifier): FindingBasis {
  const [curator] = sampleFeed().curators;
  if (!curator) throw new Error('the sample feed has a curator');
  return {
    kind: 'match',
    subject: { kind: 'page', ref: 'page', name: null },
    field: 'url',
    match: { identifier, entry: sampleEntry({ identifier }), curator },
  };
}

describe('the allow list', () => {
  it.each(['nganhangmau.com.vn', 'ebank.nganhangmau.com.vn'])(
    'drops an entry about the official host %s, whoever says it',
    (host) => {
      expect(isAllowed(matchOn({ kind: 'host', value: host as HostName }))).toBe(false);
    },
  );

  it.each(['nganhangmau.com.vn.login.example', 'xnganhangmau.com.vn', 'com.vn'])(
    'does not protect %s, which only looks official',
    (host) => {
      expect(isAllowed(matchOn({ kind: 'host', value: host as HostName }))).toBe(true);
    },
  );

  it('lets a single page below an official host be listed', () => {
    const value = 'nganhangmau.com.vn/gian-hang/7' as UrlPrefix;
    expect(isAllowed(matchOn({ kind: 'url-prefix', value }))).toBe(true);
  });
});
