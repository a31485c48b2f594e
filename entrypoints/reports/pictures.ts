import { burnBoxes } from '#lib/browser/picture-pixels.ts';
import { send } from '#lib/messages/send.ts';
import type { PictureSeams } from '#lib/ui/pages/reports-props.ts';
import '#lib/ui/pages/report-picture.css';

/** `onChanged`: the report carries another picture now, or none. */
export function buildPictureSeams(onChanged: (reportId: string) => Promise<void>): PictureSeams {
  return {
    view: (reportId) => send('viewPicture', { reportId }),
    async use(reportId, picture, boxes) {
      const burnt = await burnBoxes(picture, boxes);
      if (!burnt) return false;
      const { kept } = await send('keepPicture', { reportId, picture: burnt });
      await onChanged(reportId);
      return kept;
    },
    async drop(reportId, kept) {
      await send('dropPicture', { reportId, kept });
      await onChanged(reportId);
    },
  };
}
