import * as z from 'zod';
import { pictureTypes } from '#lib/domain/kept-report.ts';
import { type TakenPicture, untakenReasons } from '#lib/domain/taken-picture.ts';
import type { StorageArea } from './storage-areas.ts';

/**
 * The one picture that waits to be looked at. It lies in the session area, in memory alone: it holds what the shopper may
 * yet cover. A newer one takes its place, and it ends with the browser at the latest.
 */
export type TakenPictures = {
  /** Null: nothing was taken for this report. */
  read(reportId: string): Promise<TakenPicture | null>;
  apply(reportId: string, taken: TakenPicture): Promise<void>;
  /** Of this report, or with null of whichever it is. */
  forget(reportId: string | null): Promise<void>;
};

const picture = z.strictObject({ mediaType: z.enum(pictureTypes), base64: z.string() });
const schema = z.strictObject({
  reportId: z.string(),
  taken: z.discriminatedUnion('taken', [
    z.strictObject({ taken: z.literal(true), host: z.string(), picture }),
    z.strictObject({ taken: z.literal(false), why: z.enum(untakenReasons) }),
  ]),
});
const key = 'taken-picture';

export function buildTakenPictures(area: StorageArea): TakenPictures {
  async function readAny() {
    const parsed = schema.safeParse(await area.get(key));
    return parsed.success ? parsed.data : null;
  }
  return {
    async read(reportId) {
      const kept = await readAny();
      return kept?.reportId === reportId ? kept.taken : null;
    },
    apply: (reportId, taken) => area.set(key, { reportId, taken }),
    async forget(reportId) {
      if (reportId === null || (await readAny())?.reportId === reportId) await area.remove(key);
    },
  };
}
