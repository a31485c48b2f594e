import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identifierText } from '#lib/domain/identifier.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { readHost } from '#lib/text/host.ts';
import { buildTitleNames } from '#lib/text/product-name.ts';
import { readSeedFiles } from '#lib/sync/seed-feed.ts';
import { buildLookAlikeCheck } from '#lib/verdict/checks/look-alike-host.ts';
import { seedFolder } from '../../../tools/feed/build-seed.ts';
import { compileFolder, dateRelease } from '../../../tools/feed/compile-folder.ts';
import { readRoles } from '../../../tools/feed/feed-folder.ts';
import { readShippedFile, readShippedLibrary } from '../../../tools/feed/read-shipped.ts';
import { readRepository } from '../../../tools/feed/repository/read-repository.ts';
import { readRootRole } from '../../../tools/feed/repository/root-role.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

const library = await readShippedLibrary(Date.UTC(2026, 11, 1));
if (typeof library === 'string') throw new Error(library);
const seed = library.content;
const written = compileFolder(join(projectRoot, 'rules'));
const lists = new Map(written.content.lists.map((list) => [list.id, list.entries]));
const authority = lists.get('vn-food-authority') ?? [];
const demo = lists.get('demo') ?? [];

describe('the seed feed', () => {
  it('is what rules/ says now (else run: npm run seed)', async () => {
    const { files } = await dateRelease(written, null, { nowMs: 0 });
    const shipped = await readSeedFiles(readShippedFile);
    if (!shipped.ok) throw new Error(shipped.detail);
    expect([...shipped.value.keys()].toSorted()).toEqual([...files.keys()].toSorted());
    for (const [path, bytes] of files) {
      expect(Buffer.from(shipped.value.get(path) ?? []).equals(bytes), path).toBe(true);
    }
  });

  it('finds every entry that people wrote, in its bytes, and says of it what they wrote', async () => {
    const { find, size } = buildIndex(seed);
    const entries = [...lists.values()].flat();
    expect(size).toBe(entries.length);
    for (const entry of entries) {
      const found = await find([entry.identifier]);
      const told = found.find((match) => match.entry.listId === entry.listId);
      expect(told?.entry, entry.id).toEqual({ ...entry, id: told?.entry.id });
    }
  });

  it('is signed by the keys of rules/trust/roles.json, whose private halves are not here', () => {
    const roles = readRoles(join(projectRoot, 'rules'));
    const root = readRepository(join(projectRoot, seedFolder))?.root;
    expect(root && readRootRole(root).keys).toEqual(roles.root.keys);
    const names = readdirSync(join(projectRoot, 'rules'), { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.endsWith('.pem'))).toEqual([]);
  });

  it('says of every entry who, what, when and where it is written', () => {
    expect(authority.length).toBeGreaterThan(50);
    for (const entry of authority) {
      expect(entry.authority?.vi, entry.id).toContain('Cục An toàn thực phẩm');
      expect(entry.about, entry.id).not.toBeNull();
      expect(entry.source.url, entry.id).toMatch(/^https:\/\//);
      expect(entry.demo, entry.id).toBe(false);
    }
  });

  it('calls confirmed only what a numbered decision stands behind', () => {
    const confirmed = authority.filter((entry) => entry.state === 'confirmed');
    expect(confirmed.length).toBeGreaterThan(0);
    for (const entry of confirmed) {
      expect(entry.about).toContain('944/ATTP-PCTTR');
      expect(entry.identifier.value).toContain('#');
    }
  });

  it('never lists an ordinary pharmacy, marketplace or news host as a whole', () => {
    const hosts = [...authority, ...demo]
      .filter(({ identifier }) => identifier.kind === 'host')
      .map(({ identifier }) => identifier.value);
    const ordinary = [
      'thuoclongchau.com',
      'trungtamthuoc.com',
      'vandalieu.com',
      'nhathuoc24h.vn',
      'vietcare84.vn',
      'minhanhpharmacy.vn',
      'hangucplaza.com',
      'ausmart.vn',
      'vatgia.com',
      'sendo.vn',
      'shopee.vn',
      'facebook.com',
      'suckhoe24h.net.vn',
      'sieuthisongkhoe.com',
      'quaythuoc.org',
      'cho-demo.example',
      'sites.google.com',
    ];
    expect(hosts.filter((host) => ordinary.includes(host))).toEqual([]);
    expect(hosts).toContain('trigoutnanofast.vn');
  });

  it('knows a listed product by a title that a shop would write', () => {
    const names = new Set(
      [...authority, ...demo].map(({ identifier }) => identifierText(identifier)),
    );
    const finds = (title: string): boolean =>
      buildTitleNames(title).some((value) =>
        names.has(identifierText({ kind: 'product-name', value })),
      );
    expect(finds('[CHÍNH HÃNG] Viên uống Hạ Khang Đường hộp 60 viên')).toBe(true);
    expect(finds('Kẹo rau củ KERA bổ sung chất xơ')).toBe(true);
    expect(finds('Trà giảm cân Demo An Đường lô AD12 30 gói')).toBe(true);
    expect(finds('TRA GIAM CAN DEMO AN DUONG')).toBe(true);
    for (const title of [
      'Trà giảm cân thảo mộc 30 gói',
      'Sạc nhanh nano fast 20W',
      'Nước ép detox táo giảm cân',
      'Sách của tác giả Cao Việt Hoàng',
      'Collagen best slim cho nữ',
      'Bánh choco fit yến mạch',
    ]) {
      expect(finds(title), title).toBe(false);
    }
  });

  it('marks everything of the demonstration, and nothing else', () => {
    expect(demo.length).toBeGreaterThanOrEqual(12);
    expect(demo.every((entry) => entry.demo)).toBe(true);
    expect(new Set(demo.map((entry) => entry.state))).toEqual(
      new Set(['listed', 'confirmed', 'cleared', 'reported', 'under-review']),
    );
    expect(demo.some((entry) => entry.answer !== null)).toBe(true);
    expect(demo.some((entry) => entry.recheckBy < '2026-11')).toBe(true);
  });

  it('holds what the demonstration market sells', () => {
    const keys = new Set(demo.map(({ identifier }) => identifierText(identifier)));
    for (const key of [
      'host:hangthanhly-demo.example',
      'shop:shopee:vn:900100200',
      'shop:shopee:vn:@tra.thaomoc.demo',
      'shop:lazada:vn:900100300',
      'shop:tiktokshop:vn:7490000000000000001',
      'shop:tiki:vn:900100',
      'shop:amazon:us:A0DEMOSELLER01',
    ]) {
      expect(keys, key).toContain(key);
    }
  });
});

describe('the protected names', () => {
  const check = buildLookAlikeCheck(seed.officials);
  const isFlagged = (host: string): boolean => {
    const read = readHost(host);
    return read !== null && check(read) !== null;
  };

  it('cover at least 25 banks and every kind of official', () => {
    expect(seed.officials.filter(({ kind }) => kind === 'bank').length).toBeGreaterThanOrEqual(25);
    expect(new Set(seed.officials.map(({ kind }) => kind)).size).toBe(6);
  });

  it('never flag one another, nor a host below one of them', () => {
    for (const host of seed.officials.flatMap(({ hosts }) => hosts)) {
      expect(isFlagged(host), host).toBe(false);
      expect(isFlagged(`www.${host}`), host).toBe(false);
    }
  });

  it('cover every host that a site rule reads by name', () => {
    const hosts = new Set(seed.officials.flatMap((official) => official.hosts));
    const read = bundledRules()
      .flatMap((rule) => rule.hosts.map(({ host }) => host.replace(/^\*\./, '')))
      .filter((host) => host.includes('.'));
    expect(read.length).toBeGreaterThan(10);
    const bare = read.filter(
      (host) => !host.split('.').some((_, at) => hosts.has(host.split('.').slice(at).join('.'))),
    );
    expect(bare).toEqual([]);
  });

  it('are imitated by what looks like them, and not by ordinary words', () => {
    expect(isFlagged('shopee-uudai-demo.example')).toBe(true);
    expect(isFlagged('vietcombank-xacthuc.example')).toBe(true);
    for (const host of [
      'cake-shop.example',
      'banh-timo.example',
      'cho-demo.example',
      'vuonxanh-demo.example',
    ]) {
      expect(isFlagged(host), host).toBe(false);
    }
  });

  it('stand in no list', () => {
    const hosts = seed.officials.flatMap((official) => official.hosts);
    for (const { identifier } of [...lists.values()].flat()) {
      if (identifier.kind === 'host') expect(hosts).not.toContain(identifier.value);
    }
  });
});
