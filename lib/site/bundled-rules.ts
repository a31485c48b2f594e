import amazon from '#rules/sites/amazon/site.json' with { type: 'json' };
import lazada from '#rules/sites/lazada/site.json' with { type: 'json' };
import other from '#rules/sites/other/site.json' with { type: 'json' };
import shopee from '#rules/sites/shopee/site.json' with { type: 'json' };
import tiki from '#rules/sites/tiki/site.json' with { type: 'json' };
import tiktokshop from '#rules/sites/tiktokshop/site.json' with { type: 'json' };
import { parseSiteRule } from './parse-site-rule.ts';
import type { SiteRule } from './site-rule.ts';

/** The rules that ship inside, checked like any others: a broken one must stop the build's tests, not a shopper. */
export function bundledRules(): readonly SiteRule[] {
  return [shopee, lazada, tiktokshop, tiki, amazon, other].map((written) => {
    const parsed = parseSiteRule(written);
    if (!parsed.ok) throw new Error(`bundled site rule: ${parsed.error} ${parsed.detail ?? ''}`);
    return parsed.value;
  });
}
