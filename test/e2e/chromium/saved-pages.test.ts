import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../tools/site/check-all.ts';

const folder = fileURLToPath(new URL('../../../../shared/pages/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.warn('saved pages: ../shared/pages is not there, this suite is skipped');

describe.skipIf(!isThere)('saved pages of real sites', () => {
  it('are read by the built extension as they are read without a browser', async () => {
    const said: string[] = [];
    const exitCode = await checkAll(folder, (line) => said.push(line));
    expect(said.filter((line) => !line.startsWith('same'))).toEqual([said.at(-1)]);
    expect(said.at(-1)).toMatch(/^\d+ same, 0 different$/u);
    expect(said.length).toBeGreaterThan(30);
    expect(exitCode).toBe(0);
  }, 180_000);
});
