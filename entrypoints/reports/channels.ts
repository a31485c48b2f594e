import { browserTabs } from '#lib/browser/tabs.ts';
import { send } from '#lib/messages/send.ts';
import type { ChannelSeams } from '#lib/ui/pages/report-channels.tsx';
import '#lib/ui/pages/report-channels.css';

/** A tab of its own, opened by the extension: it has no opener, and no blocker takes it for a pop-up. */
export const channelSeams: ChannelSeams = {
  view: (reportId) => send('viewChannels', { reportId }),
  copy: (text) => navigator.clipboard.writeText(text),
  open: (href) => browserTabs.openNew(href),
};
