import type { KeptReport } from '#lib/domain/kept-report.ts';
import type { TakenPicture } from '#lib/domain/taken-picture.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import type { TakenPictures } from '#lib/store/taken-pictures.ts';
import { pictureSchema } from './wire-report.ts';

export type PictureDeskParts = {
  readonly reports: Pick<KeptReports, 'read' | 'change'>;
  readonly pictures: TakenPictures;
  readonly capture: (tabId: number) => Promise<TakenPicture>;
};

export type PictureAnswers = Pick<Answerers, 'viewPicture' | 'keepPicture' | 'dropPicture'>;

export type PictureDesk = {
  readonly answers: PictureAnswers;
  /** Pictures a tab for a report: at the press that asks for details, never by itself. */
  readonly take: (reportId: string, tabId: number) => Promise<void>;
  /** Forgets the picture that waits, of this report or with null of any. */
  readonly forget: (reportId: string | null) => Promise<void>;
};

/** The picture of a report, from the press to the one that the shopper has seen and kept. */
export function buildPictureDesk({ reports, pictures, capture }: PictureDeskParts): PictureDesk {
  return {
    async take(reportId, tabId) {
      const report = await reports.read(reportId);
      if (!report || !mayAdd(report)) return;
      const taken = await capture(tabId);
      // The tab went to another shop since the press: a picture of that one would be evidence of nothing.
      const isElsewhere = taken.taken && taken.host !== URL.parse(report.draft.url)?.host;
      await pictures.apply(reportId, isElsewhere ? { taken: false, why: 'not-visible' } : taken);
    },
    forget: (reportId) => pictures.forget(reportId),
    answers: {
      async viewPicture({ reportId }) {
        const report = await reports.read(reportId);
        const taken = await pictures.read(reportId);
        return {
          kept: report?.details.screenshot ?? null,
          taken: taken?.taken ? taken.picture : null,
          why: taken?.taken === false ? taken.why : null,
        };
      },
      async keepPicture({ reportId, picture }) {
        const parsed = pictureSchema.safeParse(picture);
        if (!parsed.success) return { kept: false };
        const taken = await pictures.read(reportId);
        const before = await reports.change(reportId, (report) =>
          mayReplace(report, taken)
            ? { ...report, details: { ...report.details, screenshot: parsed.data } }
            : report,
        );
        const kept = before !== null && mayReplace(before, taken);
        // What lies below the covers is nowhere from now on.
        if (kept) await pictures.forget(reportId);
        return { kept };
      },
      async dropPicture({ reportId, kept }) {
        await pictures.forget(reportId);
        if (kept) await reports.change(reportId, dropKept);
        return { dropped: true };
      },
    },
  };
}

function mayAdd({ delivery: { state } }: KeptReport): boolean {
  return state === 'draft' || state === 'failed';
}

// A picture comes from a press on a tab, or from the one that is in the report: no page of ours brings another.
function mayReplace(report: KeptReport, taken: TakenPicture | null): boolean {
  return mayAdd(report) && (taken?.taken === true || report.details.screenshot !== null);
}

function dropKept(report: KeptReport): KeptReport {
  if (!mayAdd(report) || report.details.screenshot === null) return report;
  return { ...report, details: { ...report.details, screenshot: null } };
}
