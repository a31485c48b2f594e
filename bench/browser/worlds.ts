import type { Page } from 'puppeteer-core';

/** The world of an extension's scripts in a page: there its messages can be sent. */
export type World = { readonly evaluate: (expression: string) => Promise<unknown> };

export type Worlds = { readonly find: (of: 'guard' | 'echo') => Promise<World> };

/** Hears of the worlds of a page as they come; to be built before the page is opened. */
export async function buildWorlds(page: Page): Promise<Worlds> {
  const client = await page.createCDPSession();
  const known: { readonly id: number; readonly name: string }[] = [];
  client.on('Runtime.executionContextsCleared', () => void known.splice(0));
  client.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension:')) known.push(context);
  });
  await client.send('Runtime.enable');
  const evaluateIn =
    (contextId: number) =>
    async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return result.value;
    };
  return {
    async find(of) {
      for (let tries = 0; tries < 100; tries++) {
        const found = known.find(({ name }) => (name === 'Echo') === (of === 'echo'));
        if (found) return { evaluate: evaluateIn(found.id) };
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`the page has no world of ${of}`);
    },
  };
}
