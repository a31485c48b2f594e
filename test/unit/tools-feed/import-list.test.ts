import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierText } from '#lib/domain/identifier.ts';
import {
  buildImport,
  detectFormat,
  type ImportFormat,
} from '../../../tools/feed/import/import-list.ts';
import { importLimits } from '../../../tools/feed/import/import-limits.ts';
import { buildReportCounter, printReport } from '../../../tools/feed/import/import-report.ts';
import { ImportRefused, type Outcome } from '../../../tools/feed/import/outcome.ts';
import type { Protected } from '../../../tools/feed/judge-identifier.ts';

const guarded: Protected = {
  officials: [
    { id: 'bank', kind: 'bank', name: 'Ngân hàng Mẫu', hosts: ['nganhangmau.example'], words: [] },
    { id: 'market', kind: 'platform', name: 'Chợ Mẫu', hosts: ['cho-mau.example'], words: [] },
  ],
  sharedHosts: ['shared.example', 'forms.cho-mau.example', 'facebook.com'],
};

async function* pieces(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

async function read(
  format: ImportFormat,
  ...texts: readonly (string | Uint8Array)[]
): Promise<readonly Outcome[]> {
  const all: Outcome[] = [];
  for await (const outcomes of buildImport(guarded).readSource(pieces(...texts), format)) {
    all.push(...outcomes);
  }
  return all;
}

/** What became of each item, in short: the identifier's text, or the reason in brackets. */
async function tell(format: ImportFormat, ...texts: readonly string[]): Promise<readonly string[]> {
  return (await read(format, ...texts)).map((outcome) =>
    'reason' in outcome ? `(${outcome.reason})` : identifierText(outcome.identifier),
  );
}

describe('a plain list', () => {
  it('gives hosts in their normal form and addresses with a path as such', async () => {
    const lines = [
      'Shop.Example',
      'https://www.other.example/',
      '黑貓.example',
      'third.example/Sale/2026',
      'fourth.example:8443',
      'trailing.example. ',
    ];
    expect(await tell('addresses', lines.join('\r\n'))).toEqual([
      'host:shop.example',
      'host:other.example',
      'host:xn--tj3a527a.example',
      'url-prefix:third.example/Sale/2026',
      'host:fourth.example',
      'host:trailing.example',
    ]);
  });

  it('leaves out remarks, addresses of machines, and what is no address, each with its reason', async () => {
    const lines = [
      '# head',
      '; old',
      '// note',
      '',
      '8.8.8.8',
      '0x7f.1',
      'no dots',
      'ftp://a.example',
      'single',
    ];
    expect(await tell('addresses', lines.join('\n'))).toEqual([
      '(comment)',
      '(comment)',
      '(comment)',
      '(blank)',
      '(ip-address)',
      '(ip-address)',
      '(unreadable)',
      '(unreadable)',
      '(unreadable)',
    ]);
  });

  it('never lists a host that many people share, a public suffix, or a protected name', async () => {
    const lines = [
      'blogspot.com',
      'myshopify.com',
      'com.vn',
      'one-shop.myshopify.com',
      'shared.example',
      'nganhangmau.example',
      'www.nganhangmau.example',
      'pay.nganhangmau.example',
      'nganhangmau.example/page/1234567',
      'cho-mau.example',
      'cho-mau.example/some-shop',
      'facebook.com',
    ];
    expect(await tell('addresses', lines.join('\n'))).toEqual([
      '(public-suffix)',
      '(public-suffix)',
      '(public-suffix)',
      'host:one-shop.myshopify.com',
      '(shared-host)',
      '(protected)',
      '(protected)',
      '(protected)',
      '(protected)',
      '(protected)',
      '(protected)',
      '(shared-host)',
    ]);
  });

  it('takes a page on a shared host only where its path is somebody’s own', async () => {
    const lines = [
      'shared.example/u/ab12345',
      'shared.example/login',
      'forms.cho-mau.example/forms/d/1FAIpQLSdemo',
      'forms.cho-mau.example/forms',
    ];
    expect(await tell('addresses', lines.join('\n'))).toEqual([
      'url-prefix:shared.example/u/ab12345',
      '(path-too-wide)',
      'url-prefix:forms.cho-mau.example/forms/d/1FAIpQLSdemo',
      '(path-too-wide)',
    ]);
  });

  it('makes an account of an account, and never a whole network of it', async () => {
    const lines = [
      'https://www.facebook.com/demo.shop',
      'facebook.com/profile.php?id=100000000000001',
      'facebook.com/profile.php',
      'zalo.me/0901234567',
      't.me/demo_channel',
    ];
    expect(await tell('addresses', lines.join('\n'))).toEqual([
      'handle:facebook:demo.shop',
      'handle:facebook:100000000000001',
      '(path-too-wide)',
      'handle:zalo:0901234567',
      'handle:telegram:demo_channel',
    ]);
  });

  it('refuses an address that only its query tells from others: without it everything would be listed', async () => {
    expect(await tell('addresses', 'apps.example/details?id=vn.demo\nb.example/?ref=1')).toEqual([
      '(address-with-query)',
      '(address-with-query)',
    ]);
  });

  it('counts what it has seen as repeated, however it is written', async () => {
    expect(
      await tell('addresses', 'a.example\nA.EXAMPLE\nhttps://www.a.example\nb.example'),
    ).toEqual(['host:a.example', '(repeated)', '(repeated)', 'host:b.example']);
  });
});

describe('a hosts file', () => {
  it('gives every name of a line, and knows the names of the own machine', async () => {
    const file = [
      '127.0.0.1 localhost',
      '::1 ip6-localhost',
      '0.0.0.0 a.example www.a.example b.example # remark',
      '# 0.0.0.0 c.example',
      '0.0.0.0\td.example',
      'e.example',
      '0.0.0.0 0.0.0.0',
      '0.0.0.0',
      '',
    ].join('\n');
    expect(await tell('hosts', file)).toEqual([
      '(local-name)',
      '(local-name)',
      'host:a.example',
      '(repeated)',
      'host:b.example',
      '(comment)',
      'host:d.example',
      'host:e.example',
      '(local-name)',
      '(ip-address)',
    ]);
  });
});

describe('a list of filters', () => {
  it('takes what speaks of a whole site or page', async () => {
    const file = [
      '[Adblock Plus 2.0]',
      '! Title: sample',
      '||a.example^',
      '||b.example^$all',
      '||c.example/path^$document,popup',
      '|https://d.example|',
      'e.example',
      'f.example !only the front page',
      '#||g.example^',
    ].join('\n');
    expect(await tell('adblock', file)).toEqual([
      '(comment)',
      '(comment)',
      'host:a.example',
      'host:b.example',
      'url-prefix:c.example/path',
      'host:d.example',
      'host:e.example',
      'host:f.example',
      '(comment)',
    ]);
  });

  it('leaves out what speaks of parts of pages, of other sites, of patterns, or allows', async () => {
    const file = [
      '##.banner',
      'a.example##.banner',
      'a.example#@#.banner',
      '@@||good.example^',
      '||a.example^$third-party',
      '||a.example^$image,domain=b.example',
      '||a*.example^',
      '/banner[0-9]+/',
      '||a.example^w',
      '||a,b.^',
    ].join('\n');
    expect(await tell('adblock', file)).toEqual([
      '(partial-rule)',
      '(partial-rule)',
      '(partial-rule)',
      '(allowed-name)',
      '(partial-rule)',
      '(partial-rule)',
      '(partial-rule)',
      '(partial-rule)',
      '(unreadable)',
      '(unreadable)',
    ]);
  });
});

describe('the JSON of a wallet’s list', () => {
  it('gives what it lists, and accounts for what it names as good', async () => {
    const json = JSON.stringify({
      version: 2,
      tolerance: 1,
      fuzzylist: ['imitated.example'],
      whitelist: ['good.example'],
      blacklist: ['a.example', 'b.example/path', '10.0.0.1'],
    });
    expect(await tell('json', json.slice(0, 40), json.slice(40))).toEqual([
      'host:a.example',
      'url-prefix:b.example/path',
      '(ip-address)',
      '(allowed-name)',
      '(allowed-name)',
    ]);
  });

  it.each([
    ['no JSON', '{"blacklist":', 'no JSON'],
    ['another JSON', '{"hosts":[]}', 'blacklist'],
    ['a list of other things', '{"blacklist":[1]}', 'blacklist'],
  ])('is refused when it is %s, with what to do', async (_name, text, said) => {
    await expect(read('json', text)).rejects.toThrow(ImportRefused);
    await expect(read('json', text)).rejects.toThrow(said);
  });
});

describe('a table', () => {
  it('gives kinds and values, and details beside them', async () => {
    const file = [
      'kind,value,about,state,listedOn,note',
      'phone,090 123 4567,,listed,2026-10-01,x',
      'bank-account,VCB 0123456789,"Kem ""mẫu"", 2 hộp",confirmed,2026-10,',
      'host,a.example,,,,',
    ].join('\n');
    const [header, ...rows] = await read('csv', file);
    expect(header).toMatchObject({ line: 1, reason: 'comment' });
    expect(rows.map((row) => ('identifier' in row ? identifierText(row.identifier) : row))).toEqual(
      ['phone:+84901234567', 'bank-account:vcb:0123456789', 'host:a.example'],
    );
    expect(rows.map((row) => ('override' in row ? row.override : undefined))).toEqual([
      { state: 'listed', listedOn: '2026-10-01' },
      { about: 'Kem "mẫu", 2 hộp', state: 'confirmed', listedOn: '2026-10' },
      undefined,
    ]);
  });

  it('understands one column named after what it holds, with any usual separator', async () => {
    expect(await tell('csv', 'id;Domain;seen\n1;a.example;2026\n2;b.example/x;2025')).toEqual([
      '(comment)',
      'host:a.example',
      'url-prefix:b.example/x',
    ]);
    expect(await tell('csv', 'phone\tname\n0901234567\tx')).toEqual([
      '(comment)',
      'phone:+84901234567',
    ]);
  });

  it('keeps a field in quotes together over two lines', async () => {
    const rows = await read('csv', 'host,about\na.example,"one\ntwo"\nb.example,three\n');
    expect(rows.slice(1).map((row) => [row.line, 'reason' in row ? row.reason : 'ok'])).toEqual([
      [2, 'unreadable'],
      [4, 'ok'],
    ]);
  });

  it('leaves out rows with an unknown kind, state, reason or day, or nothing at all', async () => {
    const file = [
      'kind,value,state,reason,listedOn',
      'colour,red,,,',
      'host,a.example,bad,,',
      'host,b.example,,angry,',
      'host,c.example,,,2026-02-30',
      'host,,,,',
      '',
      'host,"d.example',
    ].join('\n');
    const told = await tell('csv', file);
    expect(told.slice(1)).toEqual([
      '(unreadable)',
      '(unreadable)',
      '(unreadable)',
      '(unreadable)',
      '(unreadable)',
      '(blank)',
      '(unreadable)',
    ]);
  });

  it('is refused without a column that is understood', async () => {
    await expect(read('csv', 'a,b\n1,2')).rejects.toThrow(/first row names no column/);
  });
});

describe('any source', () => {
  it('gives each item one outcome, in whatever pieces the bytes come', async () => {
    const line = fc.constantFrom(
      'a.example',
      '||b.example^',
      '# x',
      '',
      '1.1.1.1',
      'xin chào',
      '黑.example',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        fc.constantFrom<ImportFormat>('addresses', 'hosts', 'adblock'),
        async (lines, cuts, format) => {
          const bytes = new TextEncoder().encode(lines.join('\n'));
          const places = [0, ...cuts.filter((at) => at < bytes.length).sort((a, b) => a - b)];
          const cut = places.map((at, i) => bytes.subarray(at, places[i + 1] ?? bytes.length));
          expect(await read(format, ...cut)).toEqual(await read(format, bytes));
        },
      ),
    );
  });

  it('tells the line of everything', async () => {
    const all = await read('hosts', '# x\n0.0.0.0 a.example b.example\n\n0.0.0.0 c.example');
    expect(all.map(({ line }) => line)).toEqual([1, 2, 2, 3, 4]);
  });

  it('passes over a line without end, and holds only its beginning', async () => {
    const long = 'x'.repeat(importLimits.lineChars);
    const all = await read(
      'addresses',
      'a.example\n',
      long,
      long,
      long,
      '\nb.example\n',
      long,
      long,
    );
    expect(all.map((one) => ('reason' in one ? one.reason : 'ok'))).toEqual([
      'ok',
      'too-long',
      'ok',
      'too-long',
    ]);
    expect(Math.max(...all.map(({ text }) => text.length))).toBeLessThan(200);
  });

  it('is refused when it is no text, and the refusal says what to do', async () => {
    const refusal = async (...bytes: readonly number[]): Promise<string> =>
      read('addresses', Uint8Array.from(bytes)).then(
        () => 'accepted',
        (fault: unknown) => (fault instanceof ImportRefused ? fault.message : 'another fault'),
      );
    expect(await refusal(0xff, 0xfe, 0x61, 0)).toContain('UTF-8');
    expect(await refusal(0x1f, 0x8b, 8, 0)).toContain('unpack');
    expect(await refusal(0x50, 0x4b, 3, 4)).toContain('unpack');
    expect(await refusal(0x61, 0, 0x62)).toContain('no text');
    expect(await refusal(0xef, 0xbb, 0xbf, 0x61)).toBe('accepted');
  });

  it('is refused when it is larger than any list, before it is all there', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const piece = new Uint8Array(50_000_000).fill(0x23);
      for (;;) {
        given += piece.length;
        yield piece;
      }
    }
    const readAll = async (): Promise<void> => {
      for await (const batch of buildImport(guarded).readSource(endless(), 'addresses')) {
        expect(batch.length).toBeLessThan(2);
      }
    };
    await expect(readAll()).rejects.toThrow(/larger than 1000 MB/);
    expect(given).toBeLessThan(importLimits.fileBytes + 100_000_001);
  }, 60_000);
});

describe('detectFormat', () => {
  it.each<[ImportFormat, string]>([
    ['adblock', '[Adblock Plus 2.0]\na.example'],
    ['adblock', '! Title: x\n#||old.example^\n||a.example^\n||b.example^$all'],
    ['hosts', '# x\n127.0.0.1 localhost\n0.0.0.0 a.example'],
    ['json', '  {"version":2}'],
    ['csv', 'kind,value\nhost,a.example'],
    ['csv', 'url;note\na.example;x'],
    ['addresses', '# x\na.example\nb.example/x'],
    ['addresses', ''],
  ])('says %s', (format, beginning) => {
    expect(detectFormat(beginning)).toBe(format);
  });
});

describe('the report', () => {
  it('adds up: items are what was accepted and what was left out', async () => {
    const counter = buildReportCounter('list.txt', 'addresses');
    counter.add(await read('addresses', 'a.example\n# x\n8.8.8.8\nmyshopify.com\na.example'));
    const report = counter.finish();
    const left = Object.values(report.rejected).reduce((sum, count) => sum + count, 0);
    expect([report.items, report.accepted, left]).toEqual([5, 1, 4]);
    expect(report.rejected).toEqual({
      comment: 1,
      'ip-address': 1,
      'public-suffix': 1,
      repeated: 1,
    });
    const printed = printReport(report).join('\n');
    expect(printed).toContain('list.txt (addresses): 5 items, 1 accepted, 4 left out');
    expect(printed).toContain('list.txt:3 8.8.8.8 (ip-address');
    expect(printed).not.toContain('list.txt:2');
  });

  it('names a few of each reason, not all', async () => {
    const counter = buildReportCounter('list.txt', 'addresses');
    counter.add(
      await read('addresses', Array.from({ length: 50 }, (_, i) => `1.1.1.${i}`).join('\n')),
    );
    expect(counter.finish().examples).toHaveLength(3);
  });
});
