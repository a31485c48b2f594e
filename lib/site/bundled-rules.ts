import aliexpress from '#rules/sites/aliexpress/site.json' with { type: 'json' };
import aliexpressRu from '#rules/sites/aliexpress-ru/site.json' with { type: 'json' };
import amazon from '#rules/sites/amazon/site.json' with { type: 'json' };
import cellphones from '#rules/sites/cellphones/site.json' with { type: 'json' };
import ebay from '#rules/sites/ebay/site.json' with { type: 'json' };
import etsy from '#rules/sites/etsy/site.json' with { type: 'json' };
import facebook from '#rules/sites/facebook/site.json' with { type: 'json' };
import flipkart from '#rules/sites/flipkart/site.json' with { type: 'json' };
import lazada from '#rules/sites/lazada/site.json' with { type: 'json' };
import newegg from '#rules/sites/newegg/site.json' with { type: 'json' };
import other from '#rules/sites/other/site.json' with { type: 'json' };
import sendo from '#rules/sites/sendo/site.json' with { type: 'json' };
import shein from '#rules/sites/shein/site.json' with { type: 'json' };
import shopee from '#rules/sites/shopee/site.json' with { type: 'json' };
import temu from '#rules/sites/temu/site.json' with { type: 'json' };
import thegioididong from '#rules/sites/thegioididong/site.json' with { type: 'json' };
import tiki from '#rules/sites/tiki/site.json' with { type: 'json' };
import tiktokshop from '#rules/sites/tiktokshop/site.json' with { type: 'json' };
import tokopedia from '#rules/sites/tokopedia/site.json' with { type: 'json' };
import { parseSiteRule } from './parse-site-rule.ts';
import type { SiteRule } from './site-rule.ts';

const vietnam = [shopee, lazada, tiktokshop, tiki, sendo, thegioididong, cellphones];
const abroad = [amazon, aliexpress, aliexpressRu, temu, shein, facebook, tokopedia];
const others = [ebay, etsy, flipkart, newegg, other];

/** The rules that ship inside, checked like any others: a broken one must stop the build's tests, not a shopper. */
export function bundledRules(): readonly SiteRule[] {
  return [...vietnam, ...abroad, ...others].map((written) => {
    const parsed = parseSiteRule(written);
    if (!parsed.ok) throw new Error(`bundled site rule: ${parsed.error} ${parsed.detail ?? ''}`);
    return parsed.value;
  });
}
