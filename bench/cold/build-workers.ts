import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../tools/setup/project-root.ts';
import { outFolder } from '../../tools/release/fresh-build.ts';

const entries = {
  fill: 'cold/fill.ts',
  ours: 'cold/ours.ts',
  set: 'peers/cold-set.ts',
  ghostery: 'peers/cold-ghostery.ts',
  'phishing-detector': 'peers/cold-phishing-detector.ts',
  dexie: 'peers/cold-dexie.ts',
} as const;
export type WorkerName = keyof typeof entries;

/** Each worker as one script with nothing in it but what it needs: a dead worker has to read all of it. */
export async function buildWorkers(): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  for (const [name, entry] of Object.entries(entries)) {
    const outDir = outFolder(join('bench', name));
    await build({
      configFile: false,
      logLevel: 'error',
      root: projectRoot,
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: true,
        lib: {
          entry: join(projectRoot, 'bench', entry),
          formats: ['iife'],
          name: 'bench',
          fileName: () => 'script.js',
        },
      },
    });
    scripts.set(name, readFileSync(join(outDir, 'script.js'), 'utf8'));
  }
  return scripts;
}
