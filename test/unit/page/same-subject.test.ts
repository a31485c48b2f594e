import { expect, test } from 'vitest';
import { isSameSubject } from '#lib/page/same-subject.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { findSiteRule } from '#lib/site/registry.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

function ruleOf(href: string): SiteRule {
  const rule = findSiteRule(new URL(href), bundledRules());
  if (!rule) throw new Error(`no rule for ${href}`);
  return rule;
}
const isSame = (one: string, other: string): boolean => isSameSubject(one, other, ruleOf(one));

test.each([
  ['a variant', 'https://shopee.vn/Tra-i.1.2', 'https://shopee.vn/Tra-i.1.2?modelId=7'],
  ['another spelling', 'https://shopee.vn/Tra-i.1.2', 'https://shopee.vn/product/1/2'],
  ['a counter', 'https://tiki.vn/tra-p5002.html?src=a', 'https://tiki.vn/tra-p5002.html?src=b'],
])('%s of the same listing is no other page', (_, one, other) => {
  expect(isSame(one, other)).toBe(true);
});

test.each([
  ['another listing', 'https://shopee.vn/Tra-i.1.2', 'https://shopee.vn/Tra-i.1.3'],
  ['another shop', 'https://shopee.vn/Tra-i.1.2', 'https://shopee.vn/Tra-i.9.2'],
  ['another country', 'https://shopee.vn/Tra-i.1.2', 'https://shopee.co.th/Tra-i.1.2'],
  ['another protocol', 'https://shopee.vn/Tra-i.1.2', 'http://shopee.vn/Tra-i.1.2'],
  ['a search', 'https://shopee.vn/search?keyword=a', 'https://shopee.vn/search?keyword=b'],
  ['the same search', 'https://shopee.vn/search?keyword=a', 'https://shopee.vn/search?keyword=a'],
  ['a page beside it', 'https://shopee.vn/Tra-i.1.2', 'https://shopee.vn/cart'],
  ['no address', 'https://shopee.vn/Tra-i.1.2', 'shopee'],
])('%s may be another page: only its document can tell', (_, one, other) => {
  expect(isSame(one, other)).toBe(false);
  expect(isSameSubject(other, one, ruleOf(one))).toBe(false);
});

test('a shop of its own says nothing by its address: two products may share a path', () => {
  expect(
    isSame('https://shop.example/products/tra', 'https://shop.example/products/tra?id=2'),
  ).toBe(false);
});
