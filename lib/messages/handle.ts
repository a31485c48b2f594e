import * as z from 'zod';
import { askSchemas } from './ask-schemas.ts';
import type { Answer, Ask, MessageName } from './contract.ts';
import type { Refusal, Reply } from './envelope.ts';
import { type KnownSender, type OwnAddress, readSender, type Sender } from './sender.ts';

/** What may ask: guards are confined to their own page, the extension's pages see all tabs. */
const askers: { readonly [N in MessageName]: readonly KnownSender['from'][] } = {
  openPage: ['guard'],
  assessPage: ['guard'],
  judgeExample: ['own-page'],
  bringPainter: ['guard'],
  reportSubject: ['guard'],
  undoReport: ['guard', 'own-page'],
  viewTab: ['own-page'],
  reportTab: ['own-page'],
  forgetUnreadPages: ['own-page'],
  readVisits: ['own-page'],
  forgetVisits: ['own-page'],
  readSettings: ['own-page'],
  setLocale: ['own-page'],
  setAgreement: ['own-page'],
  readChoices: ['own-page'],
  setChoices: ['own-page'],
  muteFinding: ['guard'],
  muteTabFinding: ['own-page'],
  viewMutes: ['own-page'],
  removeMute: ['own-page'],
  viewStop: ['own-page'],
  passStop: ['own-page'],
  reportStop: ['own-page'],
  viewTips: ['own-page'],
  openTip: ['guard', 'own-page'],
  viewFeeds: ['own-page'],
  viewFreshness: ['own-page'],
  syncFeeds: ['own-page'],
  previewFeed: ['own-page'],
  addFeed: ['own-page'],
  removeFeed: ['own-page'],
  chooseCurator: ['own-page'],
  moveFeed: ['own-page'],
  releaseHeld: ['own-page'],
  declineHeld: ['own-page'],
  viewRecentShops: ['own-page'],
  forgetRecentShops: ['own-page'],
  importFeed: ['own-page'],
  viewReports: ['own-page'],
  previewWords: ['own-page'],
  holdReport: ['own-page'],
  addDetails: ['own-page'],
  previewReport: ['own-page'],
  sendReport: ['own-page'],
  removeReport: ['own-page'],
  clearReports: ['own-page'],
  exportReport: ['own-page'],
  openReport: ['guard', 'own-page'],
  viewChannels: ['own-page'],
  readCountry: ['own-page'],
  setCountry: ['own-page'],
  viewPicture: ['own-page'],
  keepPicture: ['own-page'],
  dropPicture: ['own-page'],
};

/** One function a question. `sender` is already known to be allowed to ask it. */
export type Answerers = {
  readonly [N in MessageName]: (ask: Ask<N>, sender: KnownSender) => Promise<Answer<N>>;
};

const envelopeSchema = z.strictObject({
  name: z.custom<MessageName>(isMessageName),
  ask: z.unknown(),
});

// Own properties only: `constructor` is no question.
function isMessageName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(askSchemas, name);
}

/**
 * Builds the worker's one ear. Everything a guard or a page of ours says passes here: who says it is checked
 * against the browser's word, what it says against its schema, and a fault of ours is a refusal, not silence.
 */
export function buildListener(
  answerers: Answerers,
  own: OwnAddress,
  reportFault: (name: MessageName, fault: unknown) => void,
): (message: unknown, sender: Sender) => Promise<Reply> {
  async function answer<N extends MessageName>(
    name: N,
    ask: unknown,
    sender: KnownSender,
  ): Promise<Reply<N>> {
    const parsed = askSchemas[name].safeParse(ask);
    if (!parsed.success) return refuse('malformed');
    try {
      return { ok: true, answer: await answerers[name](parsed.data, sender) };
    } catch (fault) {
      reportFault(name, fault);
      return refuse('failed');
    }
  }
  return async (message, from) => {
    const sender = readSender(from, own);
    if (sender === null) return refuse('not-from-here');
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success) return refuse('unknown-name');
    const { name, ask } = envelope.data;
    if (!askers[name].includes(sender.from)) return refuse('not-from-here');
    return answer(name, ask, sender);
  };
}

function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
