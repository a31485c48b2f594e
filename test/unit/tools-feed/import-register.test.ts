import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedLimits } from '#lib/feed/feed-limits.ts';
import { labelRegisterSchema } from '#lib/feed/rule-schemas.ts';
import { importRegister } from '../../../tools/feed/import/import-register.ts';
import { readRegister } from '../../../tools/feed/import/read-register.ts';
import { readTable } from '../../../tools/feed/import/read-table.ts';
import { openWorkshop, type Workshop } from '../../support/feed-workshop.ts';
import { writtenLabel } from '../feed/written-feed.ts';

const rule = { id: 'nhan-thu', numbers: [[{ text: 'NT-' }, { digits: [4, 4] }]] as const };
const facts = {
  source: { title: 'Sổ thử', url: 'https://so-thu.example/' },
  asOf: '2026-11-01',
  demo: false,
  dates: 'iso',
} as const;
const make = (text: string, changes: object = {}) =>
  importRegister(text, rule, { ...facts, ...changes });

const table = [
  'Licence number,Country,Company,Trade names,Products,Expiry date',
  'NT-0002,VN,Xưởng Hai,,"Giấy, bìa",2027-03-31',
  'NT-0001,VN,"Công ty ""Một"" TNHH",Một | Mốt,Túi,',
].join('\r\n');

describe('readTable', () => {
  it('reads quotes, quotes in quotes and line breaks in quotes, and counts the lines', () => {
    expect(readTable('\ufeffa;b\n"x; y";"say ""hi""\nthere"\nlast;')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x; y', 'say "hi" there'] },
      { line: 4, fields: ['last', ''] },
    ]);
  });

  it('gives back any table that was written with quotes', () => {
    const field = fc.string().map((text) => text.replaceAll(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1 }),
        (rows) => {
          const text = [['h1', 'h2'], ...rows]
            .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          expect(
            readTable(text)
              .slice(1)
              .map(({ fields }) => fields),
          ).toEqual(rows);
        },
      ),
    );
  });

  it('reads nothing from nothing', () => {
    expect(readTable('')).toEqual([]);
  });
});

describe('importRegister', () => {
  it('makes a register of a table, sorted, whatever its columns are called', () => {
    expect(make(table)).toEqual({
      rejects: [],
      register: {
        source: facts.source,
        asOf: '2026-11-01',
        demo: false,
        rows: [
          {
            number: 'NT-0001',
            holder: 'Công ty "Một" TNHH',
            brands: ['Một', 'Mốt'],
            scope: 'Túi',
            validUntil: null,
          },
          { number: 'NT-0002', holder: 'Xưởng Hai', scope: 'Giấy, bìa', validUntil: '2027-03-31' },
        ],
      },
    });
  });

  it('makes the same register of the same rows in another order', () => {
    const [head = '', ...rows] = table.split('\r\n');
    expect(make([head, ...rows.toReversed()].join('\n')).register).toEqual(make(table).register);
  });

  it('makes what the schema of the feed takes', () => {
    expect(labelRegisterSchema.safeParse(make(table).register).success).toBe(true);
  });

  it.each([
    ['dmy', '31/03/2027', '2027-03-31'],
    ['dmy', '1.4.2027', '2027-04-01'],
    ['mdy', '03/31/2027', '2027-03-31'],
    ['iso', '2027-03', '2027-03'],
  ] as const)('reads days as %s: %s', (dates, day, expected) => {
    const { register } = make(`number;holder;expires\nNT-0001;A Thử;${day}`, { dates });
    expect(register.rows[0]?.validUntil).toBe(expected);
  });

  it.each([
    ['a day written another way', 'NT-0003,Ba,31/03/2027', 'is no day; say with --dates'],
    ['a day that is in no calendar', 'NT-0003,Ba,2027-02-30', 'is no day'],
    ['no holder', 'NT-0003,,', 'has no number or no holder'],
    ['a number that no page could show', 'XX-3,Ba,', 'is spelled as none'],
    ['a number with more behind it', 'NT-0003-9,Ba,', 'is spelled as none'],
    ['a holder with unseen characters', 'NT-0003,B\u202ea,', 'unseen'],
    ['a holder beyond all measure', `NT-0003,${'B'.repeat(201)},`, 'longer than 200'],
    ['the same row again', 'NT-0001,Một,', 'says the same as line 2'],
  ])('leaves out %s, with its line and the reason', (_, row, reason) => {
    const { register, rejects } = make(`number,holder,validUntil\nNT-0001,Một,\n${row}`);
    expect(register.rows).toHaveLength(1);
    expect(rejects).toMatchObject([{ line: 3 }]);
    expect(rejects[0]?.text).toContain(reason);
  });

  it('accounts for every row that is not empty', () => {
    const row = fc.constantFrom('NT-0001,Một,', 'NT-0002,Hai,2027-01', 'x', ',,', 'NT-1,A,B', '');
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = ['number,holder,validUntil', ...rows].join('\n');
        const read = readRegister(text, {
          dates: 'iso',
          isNumber: (each) => each.startsWith('NT'),
        });
        const empty = rows.filter((each) => each.replaceAll(',', '') === '').length;
        expect(read.rows.length + read.rejects.length).toBe(rows.length - empty);
      }),
    );
  });

  it.each([
    ['a table without a column for holders', 'number,name\nNT-0001,A', 'no column "holder"'],
    ['a table without rows', 'number,holder', 'no row can be used'],
    ['a table of rows that cannot be used', 'number,holder\nX,A', 'line 2: the number "X"'],
    ['an empty file', '', 'no column "number"'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => make(text)).toThrow(reason);
  });

  it('refuses more rows than a feed carries, and says how many that are', () => {
    const row = (at: number) => `NT-${String(at % 10_000).padStart(4, '0')},Xưởng ${at},`;
    const rows = Array.from({ length: feedLimits.registerRows + 1 }, (_, at) => row(at));
    expect(() => make(['number,holder,scope', ...rows].join('\n'))).toThrow('more than the 5000');
  });

  it('refuses a label whose numbers nobody can spell: no page could be compared', () => {
    expect(() => importRegister(table, { id: 'x', numbers: [] }, facts)).toThrow('no spelling');
  });

  it.each([
    [{ source: { title: 'Sổ', url: 'http://so.example/' } }, 'https'],
    [{ asOf: 'hôm nay' }, 'asOf'],
  ])('refuses facts that the feed would not take: %j', (changes, reason) => {
    expect(() => make(table, changes)).toThrow(reason);
  });
});

describe('import --register', () => {
  let shop: Workshop;
  beforeEach(async () => {
    shop = openWorkshop();
    await shop.done('init');
    mkdirSync(shop.path('feed/labels'), { recursive: true });
    writeFileSync(shop.path('feed/labels/nhan-thu.json'), JSON.stringify(writtenLabel()));
    writeFileSync(shop.path('so.csv'), 'number,holder\nNT-A000001,Xưởng Thử\nNT-A1,Ngắn\n');
  });
  afterEach(() => shop.end());

  const args = (...more: readonly string[]) => [
    'import',
    '--register',
    'so.csv',
    '--label=nhan-thu',
    '--title=Sổ thử',
    '--url=https://so.example/',
    '--as-of=2026-11-01',
    ...more,
  ];

  it('writes the register beside the labels, tells what was left out, and the feed carries it', async () => {
    const said = await shop.done(...args());
    expect(said.lines).toEqual(['registers/nhan-thu.json: 1 numbers, 1 rows left out.']);
    expect(said.warnings).toEqual([
      'so.csv, line 3: the number "NT-A1" is spelled as none of the label\'s numbers',
    ]);
    await shop.done('compile');
    const labels: unknown = JSON.parse(readFileSync(shop.path('build/files/labels.json'), 'utf8'));
    expect(labels).toMatchObject([
      { id: 'nhan-thu', register: { rows: [{ number: 'NT-A000001', holder: 'Xưởng Thử' }] } },
    ]);
  });

  it('writes nothing on a dry run', async () => {
    await shop.done(...args('--dry-run'));
    expect(existsSync(shop.path('feed/registers'))).toBe(false);
  });

  it.each([
    [['--label', 'khac'], 'no label of'],
    [['--dates', 'vn'], '--dates wants iso, dmy, mdy'],
    [['--url', 'ftp://so.example/'], 'source/url'],
  ])('refuses %j in a sentence, and writes nothing', async (more, reason) => {
    const said = await shop.feed(...args(...more));
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain(reason);
    expect(existsSync(shop.path('feed/registers'))).toBe(false);
  });

  it('lets no register lie about whose it is: a file named after no label is refused', async () => {
    await shop.done(...args());
    writeFileSync(
      shop.path('feed/registers/khac.json'),
      readFileSync(shop.path('feed/registers/nhan-thu.json')),
    );
    const said = await shop.feed('compile');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('no label has this id');
  });
});
