import * as z from 'zod';

/** What one recording says about the extension's own code on the page's main thread. Milliseconds. */
export type OwnWork = {
  /** All time in which a function of the extension was on the stack, with whatever it called. */
  readonly scriptMs: number;
  /** The longest task that is mostly the extension's. */
  readonly longestTaskMs: number;
  /** Layouts that the extension's code asked for and waited for. */
  readonly forcedLayouts: number;
};

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  ts: z.number(),
  pid: z.number(),
  tid: z.number(),
  dur: z.number().optional(),
  id: z.union([z.string(), z.number()]).optional(),
  args: z.unknown(),
});
type TraceEvent = z.infer<typeof eventSchema>;

const nodeSchema = z.object({
  id: z.number(),
  parent: z.number().optional(),
  callFrame: z.object({ functionName: z.string(), url: z.string().optional() }),
});
const chunkSchema = z.object({
  data: z.object({
    cpuProfile: z
      .object({ nodes: z.array(nodeSchema).optional(), samples: z.array(z.number()).optional() })
      .optional(),
    timeDeltas: z.array(z.number()).optional(),
  }),
});
const startSchema = z.object({ data: z.object({ startTime: z.number() }) });
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });

export const traceCategories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.stack',
  'disabled-by-default-v8.cpu_profiler',
  'toplevel',
];

type Sample = { readonly atUs: number; readonly forUs: number };

/** Reads a recording of Chromium. `prefix`: what the addresses of the extension's scripts begin with. */
export function readOwnWork(trace: Uint8Array, prefix: string): OwnWork {
  const raw: unknown = JSON.parse(new TextDecoder().decode(trace));
  const { traceEvents: events } = traceSchema.parse(raw);
  const main = events.find(
    ({ name, args }) => name === 'thread_name' && JSON.stringify(args).includes('CrRendererMain'),
  );
  const profiles = readProfiles(events);
  const own = profiles.flatMap((profile) => findOwnSamples(profile, prefix));
  const scriptMs = own.reduce((sum, { forUs }) => sum + forUs, 0) / 1000;
  const forced = events.filter(
    ({ name, args }) =>
      (name === 'Layout' || name === 'UpdateLayoutTree') && JSON.stringify(args).includes(prefix),
  );
  return {
    scriptMs,
    longestTaskMs: main ? findLongestTask(events, own) : 0,
    forcedLayouts: forced.length,
  };
}

type Profile = { readonly startUs: number; readonly chunks: readonly TraceEvent[] };

function readProfiles(events: readonly TraceEvent[]): readonly Profile[] {
  const key = ({ pid, id }: TraceEvent): string => `${pid} ${id}`;
  return events
    .filter(({ name }) => name === 'Profile')
    .map((profile) => ({
      startUs: startSchema.parse(profile.args).data.startTime,
      chunks: events.filter((each) => each.name === 'ProfileChunk' && key(each) === key(profile)),
    }));
}

function findOwnSamples({ startUs, chunks }: Profile, prefix: string): readonly Sample[] {
  const parents = new Map<number, number | undefined>();
  const isOwn = new Map<number, boolean>();
  const found: Sample[] = [];
  let atUs = startUs;
  for (const { args } of chunks) {
    const { cpuProfile, timeDeltas = [] } = chunkSchema.parse(args).data;
    for (const { id, parent, callFrame } of cpuProfile?.nodes ?? []) {
      parents.set(id, parent);
      isOwn.set(
        id,
        callFrame.url?.startsWith(prefix) === true ||
          (parent !== undefined && isOwn.get(parent) === true),
      );
    }
    for (const [i, node] of (cpuProfile?.samples ?? []).entries()) {
      const forUs = Math.max(0, timeDeltas[i] ?? 0);
      atUs += timeDeltas[i] ?? 0;
      if (isOwn.get(node) === true) found.push({ atUs, forUs });
    }
  }
  return found;
}

function findLongestTask(events: readonly TraceEvent[], own: readonly Sample[]): number {
  const tasks = events.filter(({ name, ph }) => ph === 'X' && name.endsWith('RunTask'));
  const lengths = tasks.map(({ ts, dur = 0 }) => {
    const inside = own.filter(({ atUs }) => atUs >= ts && atUs <= ts + dur);
    const ownUs = inside.reduce((sum, { forUs }) => sum + forUs, 0);
    return ownUs > dur / 2 ? dur / 1000 : 0;
  });
  return Math.max(0, ...lengths);
}
