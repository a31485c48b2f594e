import { send } from '#lib/messages/send.ts';
import type { ReportsProps } from '#lib/ui/pages/reports-props.ts';

/** Saves a report as a file of the shopper's own. */
export async function exportReport(
  ...[reportId, form]: Parameters<ReportsProps['actions']['onExport']>
) {
  const file = await send('exportReport', { reportId, form }).catch(() => null);
  if (!file) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }));
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(link.href);
}
