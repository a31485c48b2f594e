import type { Bidi } from './firefox-bidi.ts';

/** As the browser does it itself after half a minute without an event; only its own window can ask for it. */
export async function killBackground(bidi: Bidi, addonId: string): Promise<void> {
  const tree = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [{ context }] = Object(tree.result).contexts;
  const { result } = await bidi.send('script.evaluate', {
    expression: `(async () => {
      const { extension } = WebExtensionPolicy.getByID('${addonId}');
      await extension.terminateBackground({ ignoreDevToolsAttached: true });
      return extension.backgroundState;
    })()`,
    target: { context },
    awaitPromise: true,
  });
  // An event may have begun to start the next one by now.
  const state = Object(result).result?.value;
  if (state !== 'stopped' && state !== 'starting') throw new Error(`the worker is ${state}`);
}
