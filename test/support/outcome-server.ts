import { createServer } from 'node:http';
import { hashOf } from './sample-receipts.ts';
import type { OutcomeView } from '../../intake/store/outcome-store.ts';

export const feedToken = 'a-token-of-the-feed-0123456789';

/** An id as the intake makes them. */
export function caseIdOf(at: number): string {
  return at.toString(16).padStart(32, 'c');
}

/** A decision as the intake tells it. */
export function sampleOutcome(changes: Partial<OutcomeView> = {}): OutcomeView {
  const { seq = 1 } = changes;
  return {
    seq,
    caseId: caseIdOf(1),
    outcome: 'accepted',
    reason: 'counterfeit',
    decidedAt: '2026-11-20T08:30:00.000Z',
    subject: {
      key: 'shop:shopee:vn:555',
      kind: 'shop',
      identifiers: ['phone:+84901234567', 'shop:shopee:vn:555', 'shop:shopee:vn:@tiem.thu'],
    },
    url: 'https://shopee.vn/shop/555',
    title: 'Tiệm thử',
    evidenceSha256: ['ab'.repeat(32)],
    reportCount: 1,
    answer: null,
    receipts: [hashOf(`report ${seq}`)],
    ...changes,
  };
}

export type Asked = { readonly path: string; readonly authorization: string | undefined };
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

export type OutcomeServer = {
  readonly url: string;
  readonly asked: Asked[];
  /** What it answers from now on. */
  answer: (asked: Asked) => Answer | null;
  readonly close: () => Promise<void>;
};

/** Stands in the place of an intake, and may answer whatever it likes; null: never. */
export async function startOutcomeServer(): Promise<OutcomeServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { url: path = '', headers } = request;
    const one = { path, authorization: headers.authorization };
    asked.push(one);
    const answer = self.answer(one);
    if (answer === null) return;
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const self: OutcomeServer = {
    url: `http://127.0.0.1:${port}/`,
    asked,
    answer: () => ({ status: 404 }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return self;
}

/** Answers as an intake with these decisions, `pageRows` a page. */
export function tellOutcomes(outcomes: readonly OutcomeView[], pageRows = 100) {
  return ({ path, authorization }: Asked): Answer => {
    if (authorization !== `Bearer ${feedToken}`) return { status: 401 };
    const after = Number(new URL(path, 'http://x').searchParams.get('after'));
    const page = outcomes.filter(({ seq }) => seq > after).slice(0, pageRows);
    const next = page.length < pageRows ? null : (page.at(-1)?.seq ?? null);
    return { body: JSON.stringify({ outcomes: page, next }) };
  };
}
