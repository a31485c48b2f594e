import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { captureHelp, readCaptureInput, type CaptureInput } from './capture/capture-input.ts';
import { capturePage, type Captured } from './capture/capture-page.ts';
import { fillRule } from './capture/fill-rule.ts';
import { maxFixtureBytes } from './fixture-file.ts';
import { formatJson } from './format-json.ts';
import { readFixtureDay } from './new-site.ts';
import { readSitePlaces, readSiteRules } from './site-files.ts';
import type { SiteCommand, SiteScene } from './site-command.ts';
import { type NewFile, writeTogether } from './write-together.ts';

export const captureCommand: SiteCommand = {
  help: captureHelp,
  async run(args, scene) {
    const input = await readCaptureInput(args, scene.callersFolder);
    if (!input.ok) return scene.complain(input);
    const { site, url, html, kind } = input.value;
    const rules = readSiteRules(scene.root);
    const rule = rules.find(({ id }) => id === site) ?? null;
    const generic = rules.find(({ hosts }) => hosts.length === 0) ?? null;
    if (site !== null && rule === null) {
      return scene.complain({
        error: 'site-unknown',
        detail: `rules/sites/${site}/site.json is missing or is no rule: begin with new, or run check ${site}`,
      });
    }
    const captured = capturePage(html, url, { rule, kind, generic });
    scene.say(showCaptured(captured));
    const plan = planFiles(scene, input.value, captured);
    if (!plan.ok) return scene.complain(plan);
    const { files, replaced } = plan.value;
    if (files.length + replaced.length === 0) return 0;
    const written = await writeTogether(files, replaced);
    if (!written.ok) return scene.complain(written);
    scene.say(
      `\nWritten:\n${written.value.map((path) => `  ${relative(scene.root, path)}`).join('\n')}\nLook at the fixture, then: npm run site -- check ${site} --write-expected`,
    );
    return 0;
  },
};

type FilePlan = { readonly files: readonly NewFile[]; readonly replaced: readonly NewFile[] };

function planFiles(
  { root, nowMs }: SiteScene,
  input: CaptureInput,
  captured: Captured,
): Result<FilePlan, 'leaks' | 'too-large' | 'not-filled'> {
  const { site } = input;
  if (site === null) return ok({ files: [], replaced: [] });
  const places = readSitePlaces(root, site);
  const replaced: NewFile[] = [];
  if (input.isFilling) {
    const filled = fillRule(
      existsSync(places.rule) ? readFileSync(places.rule, 'utf8') : '',
      captured,
    );
    if (!filled.ok) return filled;
    replaced.push({ path: places.rule, text: filled.value });
  }
  if (!input.isWriting) return ok({ files: [], replaced });
  const { html, url, leaks } = captured.fixture;
  if (leaks.length > 0)
    return fail(
      'leaks',
      `the fixture still holds ${leaks.length} pieces of the real page, first ${JSON.stringify(leaks[0])}; nothing was written`,
    );
  if (Buffer.byteLength(html) > maxFixtureBytes)
    return fail(
      'too-large',
      `the fixture has ${Math.round(Buffer.byteLength(html) / 1000)} kB, at most ${maxFixtureBytes / 1000}; nothing was written`,
    );
  const path = join(places.fixtures, `${readFixtureDay(nowMs)}-${captured.kind}--${input.case}`);
  return ok({
    files: [
      { path: `${path}.html`, text: html },
      { path: `${path}.expected.json`, text: formatJson({ url }) },
    ],
    replaced,
  });
}

const longest = 70;

function showCaptured({ kind, pattern, proposals, cards, fields, fixture }: Captured): string {
  const rows = proposals.map(({ field, source, candidate, value, isAgreed }) => {
    const { read, ...rest } = candidate;
    const words = Object.values(rest)
      .filter((word) => typeof word === 'string' || Array.isArray(word))
      .flat()
      .join(' ');
    return `  ${isAgreed ? ' ' : '?'} ${field.padEnd(11)} ${source.padEnd(9)} ${read} ${words}  →  ${JSON.stringify(value.slice(0, longest))}`;
  });
  const found = cards.map(
    ({ finder, count, withTitle }) =>
      `  ${count} cards, ${withTitle} with a title: ${finder.select}`,
  );
  const written = {
    ...(pattern === null ? {} : { pages: [pattern] }),
    ...(Object.keys(fields).length > 0 ? { listing: fields } : {}),
    ...(cards[0] === undefined ? {} : { cards: [cards[0].finder] }),
  };
  return [
    `Kind: ${kind}`,
    '',
    kind === 'listing'
      ? 'What answers on this page (? says something else than most):'
      : 'Repeated structures with links to listings:',
    ...(rows.length + found.length > 0
      ? [...rows, ...found]
      : ['  nothing: is the page saved after its content came? Try --browser or --headed.']),
    '',
    'For site.json:',
    formatJson(written).trimEnd(),
    '',
    `A fixture of ${Buffer.byteLength(fixture.html)} bytes, read at ${fixture.url}:`,
    fixture.html.trimEnd(),
    ...(fixture.leaks.length > 0
      ? [
          '',
          `Still in it from the real page: ${fixture.leaks.map((leak) => JSON.stringify(leak.slice(0, longest))).join(', ')}`,
        ]
      : []),
  ].join('\n');
}
