import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findHosts, readExpectedHosts } from '../../../tools/release/scan/expected-hosts.ts';
import { scanBundle, scanFile } from '../../../tools/release/scan/scan-bundle.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const clean = {
  'manifest.json': '{"host_permissions":["https://shop.example/*"]}',
  'popup.html':
    '<!doctype html><script type="module" src="/chunks/a.js"></script><link rel="stylesheet" href="/a.css">',
  'chunks/a.js': 'import"./b.js";document.title="x";',
  'chunks/b.js': 'export const svg="http://www.w3.org/2000/svg";',
  'a.css': '@media (width>1px){a{background:url(data:image/svg+xml,%3Csvg%20xmlns=1)}}',
  'icon/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
};

const expected = [{ hosts: ['known.example'], reason: 'a test names it' }];

function textsOf(path: string, text: string): string {
  return scanFile({ path, text }, expected)
    .map((fault) => fault.text)
    .join('\n');
}

describe('the scan of an unpacked extension', () => {
  it('has nothing to say of a clean one', () => {
    expect(scanBundle(folderWith(clean))).toEqual([]);
  });

  it('reads every file of code, however deep it lies', () => {
    const folder = folderWith({ ...clean, 'chunks/deep/c.js': 'eval(x)', 'd.js': 'eval(y)' });
    expect(scanBundle(folder).map((line) => line.split(':')[0])).toEqual([
      'chunks/deep/c.js',
      'd.js',
    ]);
  });

  it('refuses kinds of files that nobody agreed on: programs, maps, archives', () => {
    const folder = folderWith({ ...clean, 'a.wasm': '', 'a.js.map': '', 'a.zip': '', 'b.mjs': '' });
    expect(scanBundle(folder)).toHaveLength(4);
  });
});

it('finds the name of a source map in code and in styles', () => {
  expect(textsOf('a.js', 'go();\n//# sourceMappingURL=a.js.map')).toContain('source map');
  expect(textsOf('a.css', 'a{}/*# sourceMappingURL=a.css.map */')).toContain('source map');
});

describe('hosts', () => {
  it.each([
    ['a string', 'f("https://tracker.example/a")'],
    ['a template', 'f(`https://tracker.example/${a}`)'],
    ['a socket', 'f("wss://tracker.example")'],
    ['an address without TLS', 'f("http://tracker.example")'],
    ['an address with slashes that are escaped', String.raw`f("https:\/\/tracker.example")`],
    ['capitals', 'f("HTTPS://Tracker.Example/")'],
    ['a name before the host', 'f("https://known.example@tracker.example/")'],
    ['a host that only begins like a known one', 'f("https://known.example.tracker.example/")'],
  ])('that are not expected are found in %s: %s', (_where, code) => {
    expect(textsOf('a.js', code)).toContain('tracker.example');
  });

  it('that are expected pass, and so does no host at all', () => {
    expect(textsOf('a.js', 'f("https://known.example/a","https://*/*",`https://${h}/`)')).toBe('');
  });

  it('are looked for in styles and pages as well', () => {
    expect(textsOf('a.css', '/* https://tracker.example */')).toContain('tracker.example');
    expect(textsOf('a.html', '<p>https://tracker.example</p>')).toContain('tracker.example');
  });

  it('have a reason each, and are hosts', () => {
    const all = readExpectedHosts();
    for (const { hosts, reason } of all) {
      expect(hosts.length).toBeGreaterThan(0);
      expect(reason.length).toBeGreaterThan(20);
      for (const host of hosts) expect(findHosts(`https://${host}/`)).toEqual([host]);
    }
  });
});

describe('pages', () => {
  it.each([
    ['a script inside', '<script>go()</script>'],
    ['a script from elsewhere', '<script src="https://known.example/a.js"></script>'],
    ['a script from elsewhere without a scheme', '<script src=//known.example/a.js></script>'],
    ['a style from elsewhere', '<link rel="stylesheet" href="https://known.example/a.css">'],
    ['a picture from elsewhere', "<img alt='' src='https://known.example/a.png'>"],
    ['a form to elsewhere', '<form action="https://known.example/">'],
    ['code in an attribute', '<body onload="go()">'],
    ['code in a link', '<a href="javascript:go()">'],
    ['a frame', '<iframe src="/a.html">'],
    ['a base', '<base href="/b/">'],
    ['a way on', '<meta http-equiv="refresh" content="0;url=/a.html">'],
  ])('may not have %s', (_what, html) => {
    expect(textsOf('a.html', `<!doctype html><html><body>${html}</body></html>`)).not.toBe('');
    expect(textsOf('icon/a.svg', `<svg>${html}</svg>`)).not.toBe('');
  });
});

describe('styles', () => {
  it.each([
    ['an import', '@import "a.css";'],
    ['an import from elsewhere', '@import url(https://known.example/a.css);'],
    ['a font from elsewhere', '@font-face{src:url("https://known.example/a.woff2")}'],
    ['a picture from elsewhere without a scheme', 'a{background:url(//known.example/a.png)}'],
    ['code', 'a{width:expression(go())}'],
  ])('may not have %s', (_what, css) => {
    expect(textsOf('a.css', css)).not.toBe('');
  });

  it('may have pictures inside', () => {
    expect(textsOf('a.css', 'a{background:url("data:image/svg+xml,%3Csvg%3E")}')).toBe('');
  });
});
