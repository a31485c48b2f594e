import type { Bidi } from './firefox-bidi.ts';

/** A key that a page is sent never reaches the browser's own shortcuts, so this one is pressed in the browser's window. */
export async function pressReportKey(bidi: Bidi): Promise<void> {
  const tree = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [{ context }] = Object(tree.result).contexts;
  const { result } = await bidi.send('script.evaluate', {
    expression: `(() => {
      const keyboard = Components.classes['@mozilla.org/text-input-processor;1']
        .createInstance(Components.interfaces.nsITextInputProcessor);
      if (!keyboard.beginInputTransactionForTests(window)) return 'busy';
      const keys = [['Alt', 'AltLeft', 18], ['Shift', 'ShiftLeft', 16], ['L', 'KeyL', 76]].map(
        ([key, code, keyCode]) => new KeyboardEvent('', { key, code, keyCode }));
      for (const key of keys) keyboard.keydown(key);
      for (const key of keys.reverse()) keyboard.keyup(key);
      return 'pressed';
    })()`,
    target: { context },
    awaitPromise: false,
  });
  const said = Object(Object(result).result).value;
  if (said !== 'pressed') throw new Error(`the key was not pressed: ${JSON.stringify(result)}`);
}
