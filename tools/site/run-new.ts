import { relative } from 'node:path';
import { newHelp, readNewInput } from './new-input.ts';
import { planSite, readFixtureDay, writeSite } from './new-site.ts';
import { readSiteRules } from './site-files.ts';
import type { SiteCommand } from './site-command.ts';

export const newCommand: SiteCommand = {
  help: newHelp,
  async run(args, { root, nowMs, say, complain }) {
    const rules = readSiteRules(root);
    const input = readNewInput(args, rules.find(({ hosts }) => hosts.length === 0) ?? null);
    if (!input.ok) return complain(input);
    const plan = planSite(root, input.value, { rules, day: readFixtureDay(nowMs) });
    if (!plan.ok) return complain(plan);
    const paths = [...plan.value.files, plan.value.bundled].map(({ path }) => relative(root, path));
    if (input.value.isDryRun) {
      say(`Nothing was written. It would write:\n${paths.map((path) => `  ${path}`).join('\n')}`);
      for (const { path, text } of plan.value.files) say(`\n== ${relative(root, path)}\n${text}`);
      return 0;
    }
    const written = await writeSite(plan.value);
    if (!written.ok) return complain(written);
    const { id } = input.value;
    say(`Written:\n${paths.map((path) => `  ${path}`).join('\n')}`);
    say(
      `\nNext: save a listing and a list page of the shop, then\n  npm run site -- capture --site ${id} --url ADDRESS --case NAME SAVED.html`,
    );
    return 0;
  },
};
