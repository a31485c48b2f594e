import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig, type UserManifest } from 'wxt';
import type { TapSite } from './lib/page/tap-responses.ts';
import { buildTemplateSource } from './lib/site/path-template.ts';

/**
 * Build modes: `production` is what is released; `demo` adds the hosts of the demo market; `check` may read
 * every page, for `check --browser`. Only `production` ever leaves this machine.
 */
type BuildMode = 'production' | 'demo' | 'check';

const everyPage = ['https://*/*', 'http://*/*'];

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/**
 * The hosts of the named site rules, so that the manifest and the rules never drift apart. Left out: hosts below a
 * wildcard that stands there too, and sites that are asked for by a press (`asksFirst`).
 */
function readMarketplaceHosts(rules = readSiteRules()): string[] {
  const hosts = rules.flatMap(readHosts);
  const wide = hosts.filter((host) => host.startsWith('*.'));
  const isCovered = (host: string): boolean =>
    wide.some((each) => each !== host && (host.endsWith(each.slice(1)) || host === each.slice(2)));
  return [...new Set(hosts)].filter((host) => !isCovered(host)).sort();
}

function readSiteRules(): unknown[] {
  return readdirSync(new URL('rules/sites/', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readJson(`rules/sites/${entry.name}/site.json`));
}

function readTaps(siteRule: unknown): unknown[] {
  const { tap }: { readonly tap?: unknown } = Object(siteRule);
  return Array.isArray(tap) && readHosts(siteRule).length > 0 ? tap : [];
}

/** What the tap is built with: it stands before any rule can be asked for. */
function readTapSites(): TapSite[] {
  const tapped = readSiteRules().filter((rule) => readTaps(rule).length > 0);
  return tapped.map((rule) => ({
    hosts: buildHostSource(readMarketplaceHosts([rule])),
    addresses: readTaps(rule).map((tap) => {
      const { path, query }: { readonly path?: unknown; readonly query?: unknown } = Object(tap);
      const asked = Object.entries(Object(query)).map(([name, template]) => [
        name,
        buildNamelessSource(template),
      ]);
      return { path: buildNamelessSource(path), query: Object.fromEntries(asked) };
    }),
  }));
}

/** Nobody asks the tap what a hole was filled with. */
function buildNamelessSource(template: unknown): string {
  return buildTemplateSource(String(template)).replaceAll(/\(\?<\w+>/g, '(');
}

/** These hosts and all below them. The rule is asked again when a response arrives, and it knows them exactly. */
function buildHostSource(hosts: readonly string[]): string {
  const names = hosts.map((host) => host.replace(/^\*\./, '').replaceAll('.', String.raw`\.`));
  return String.raw`^(.+\.)?(${names.join('|')})$`;
}

function readHosts(siteRule: unknown): string[] {
  const rule: { readonly hosts?: unknown; readonly asksFirst?: unknown } = Object(siteRule);
  if (!Array.isArray(rule.hosts))
    throw new Error('A site rule under rules/sites has no list of hosts.');
  if (rule.asksFirst === true) return [];
  return rule.hosts.map((entry) => String(Object(entry).host));
}

function readMatches(mode: BuildMode): string[] {
  if (mode === 'check') return everyPage;
  const demo = mode === 'demo' ? readDemoHosts() : [];
  return [...readMarketplaceHosts(), ...demo].map((host) => `https://${host}/*`);
}

function readDemoHosts(): string[] {
  const hosts = readJson('tools/demo/hosts.json');
  return Array.isArray(hosts) ? hosts.map(String) : [];
}

function readMode(mode: string): BuildMode {
  return mode === 'demo' || mode === 'check' ? mode : 'production';
}

function buildIcons(sizes: readonly number[], name = 'neutral'): Record<string, string> {
  return Object.fromEntries(sizes.map((px) => [String(px), `icon/basket-${name}-${px}.png`]));
}

const firefoxSettings = {
  gecko: {
    id: 'cho-lanh@cho-lanh.example',
    strict_min_version: '140.0',
    data_collection_permissions: {
      required: ['none' as const],
      // Only a report that the shopper sends carries the page's address and words of the page.
      optional: ['browsingActivity' as const, 'websiteContent' as const],
    },
  },
  // Built-in data consent came to Android two versions later.
  gecko_android: { strict_min_version: '142.0' },
};

function buildManifest(browser: string, mode: BuildMode): UserManifest {
  const matches = readMatches(mode);
  const tapHosts = readMarketplaceHosts(
    readSiteRules().filter((rule) => readTaps(rule).length > 0),
  );
  const tapMatches = tapHosts.map((host) => `https://${host}/*`);
  return {
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'vi',
    icons: buildIcons([16, 32, 48, 128]),
    // Where no guard stands nothing was checked, and the toolbar must not look as if it was.
    action: {
      default_title: '__MSG_actionTitle__',
      default_icon: buildIcons([16, 32, 48], 'unchecked'),
    },
    permissions: ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage'],
    commands: {
      // No key is taken for it: whoever wants one sets it on the options page, or the browser's own.
      _execute_action: {},
      'report-page': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandReport__',
      },
    },
    host_permissions: matches,
    ...(mode === 'check' ? {} : { optional_host_permissions: everyPage }),
    content_scripts: [
      {
        // An unlisted script and not a WXT content script: a page can switch those off.
        // Before the page has any element: one with the id `chrome` would otherwise stand where the guard looks for the
        // extension API. It reads when the page is parsed; what comes later it watches for.
        matches,
        js: ['guard.js'],
        css: ['highlight.css'],
        run_at: 'document_start',
      },
      // The page's own responses, on the sites whose rule asks for them: before the page's first script, or not at all.
      { matches: tapMatches, js: ['tap-ear.js'], run_at: 'document_start' },
      { matches: tapMatches, js: ['tap.js'], run_at: 'document_start', world: 'MAIN' },
    ],
    ...(browser === 'firefox'
      ? { browser_specific_settings: firefoxSettings }
      : {
          minimum_chrome_version: '137',
          // A page that opened the tab of a stop page could otherwise close it, or send it elsewhere. Firefox cuts
          // the tie by itself whenever a tab goes to a page of an extension.
          cross_origin_opener_policy: { value: 'same-origin' },
        }),
  };
}

/**
 * Preact can set markup from a string (`dangerouslySetInnerHTML`). Nothing of ours asks for it, so the shipped
 * bundle does not have it either: no markup can come from a page or a feed, whatever a later change forgets.
 */
const withoutMarkupFromStrings: Plugin = {
  name: 'without-markup-from-strings',
  transform(code, id) {
    if (!/[\\/]preact[\\/]dist[\\/]preact\.m?js/.test(id)) return null;
    const assignment = /\b\w+\.innerHTML=\w+\.__html/g;
    if (code.match(assignment)?.length !== 1) {
      throw new Error(
        'preact has changed: look where it assigns innerHTML now, and change wxt.config.ts.',
      );
    }
    return { code: code.replace(assignment, 'void 0'), map: null };
  },
};

/**
 * zod compiles schemas to code where it may. An extension may not, so it only tries, fails and interprets; without
 * the attempt no `Function` constructor is shipped for a reviewer or a linter to wonder about.
 */
const withoutCodeFromStrings: Plugin = {
  name: 'without-code-from-strings',
  transform(code, id) {
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/](util|doc)\.js/.test(id)) return null;
    const maker = 'const F = Function;';
    if (code.split(maker).length !== 2) {
      throw new Error(
        'zod has changed: look where it makes functions now, and change wxt.config.ts.',
      );
    }
    const refusal = `const F = class { constructor() { throw new Error('no code from strings'); } };`;
    return { code: code.replace(maker, refusal), map: null };
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDir: process.env.CHO_LANH_OUT_DIR ?? '.output',
  outDirTemplate: '{{browser}}-{{mode}}',
  manifest: ({ browser, mode }) => buildManifest(browser, readMode(mode)),
  hooks: {
    'vite:build:extendConfig': ([entrypoint], config) => {
      // The guard's style lies beside the guard: manifest and run-time registration name it by one word.
      if (entrypoint?.type !== 'unlisted-style') return;
      const options = config.build?.rollupOptions;
      if (options) options.output = { assetFileNames: '[name].[ext]' };
    },
    'build:manifestGenerated': (_wxt, manifest) => {
      // WXT takes the popup's <title> for the tooltip, which is one language only.
      if (manifest.action) manifest.action.default_title = '__MSG_actionTitle__';
    },
  },
  vite: () => ({
    plugins: [withoutMarkupFromStrings, withoutCodeFromStrings],
    build: {
      target: 'es2023',
      // The oldest browsers of the manifests: both know light-dark(), nesting and ::highlight().
      cssTarget: ['chrome137', 'firefox140'],
      sourcemap: false,
      minify: true,
      modulePreload: false,
      reportCompressedSize: false,
    },
    define: {
      'process.env.NODE_ENV': '"production"',
      choLanhTapSites: JSON.stringify(readTapSites()),
    },
  }),
});
