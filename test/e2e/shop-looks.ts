import { demoPages, serveMarket } from '../../tools/demo/market/market.ts';
import type { Serve } from '../../tools/demo/served-page.ts';

/** The same pages of the market in another dress, by `?look=`. Shops have all of these. */
const looks = {
  dark: '<style>html body{background:#101318;color:#e8e8e8}.sheet,.card{background:#1b1f27!important}</style>',
  /** Keeps room for what comes late, so that it moves nothing by itself. */
  still: '<style>html{overflow-y:scroll}#module_seller_info{min-height:160px}</style>',
  rtl: '<script>document.documentElement.dir = "rtl"</script>',
} as const;
export type Look = keyof typeof looks;

export function addressOf(name: string, look?: Look): string {
  const found = demoPages.find((page) => page.name === name);
  if (!found) throw new Error(`the demo market has no page ${name}`);
  const url = new URL(found.url);
  if (look) url.searchParams.set('look', look);
  return url.href;
}

/** The demo market, its pages in the look that the address asks for. */
export const serveLooks: Serve = (url) => {
  const served = serveMarket(url);
  const look = Object.entries(looks).find(([name]) => name === url.searchParams.get('look'));
  if (!served || !look) return served;
  return { ...served, body: served.body.replace('</head>', () => `${look[1]}</head>`) };
};
