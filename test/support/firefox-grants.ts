import { sentData } from '#lib/browser/sent-data.ts';
import type { Bidi } from './firefox-bidi.ts';
import { type Grants, waitFor } from './shop-browser.ts';

type Changed = {
  readonly origins?: readonly string[];
  readonly data_collection?: readonly string[];
};

/** Firefox's own question and settings, reached from the browser's window. */
export function buildFirefoxGrants(bidi: Bidi, addonId: string): Grants {
  async function inWindow(expression: string): Promise<unknown> {
    const tree = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const [{ context }] = Object(tree.result).contexts;
    const { result } = await bidi.send('script.evaluate', {
      expression: `(async () => String(await (${expression})))()`,
      target: { context },
      awaitPromise: true,
    });
    return Object(result).result?.value;
  }
  /** What the page of add-ons does when its switches are moved. */
  const change = (verb: 'add' | 'remove', changed: Changed): string =>
    `ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs').ExtensionPermissions.${verb}('${addonId}', ${JSON.stringify({ permissions: [], origins: [], data_collection: [], ...changed })}, WebExtensionPolicy.getByID('${addonId}').extension)`;
  return {
    prepare: async () =>
      void (await inWindow(
        "Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', true)",
      )),
    async answer(answer) {
      await waitFor({
        what: 'the question of the browser',
        ask: () => inWindow('window.PopupNotifications.panel.firstElementChild?.id'),
        holds: (id) => id === 'addon-webext-permissions-notification',
      });
      const button = answer === 'yes' ? 'button' : 'secondaryButton';
      // For half a second after it came up the question takes no yes, against a press meant for something else.
      await new Promise((resolve) => setTimeout(resolve, 700));
      await inWindow(`void window.PopupNotifications.panel.firstElementChild.${button}.click()`);
    },
    revoke: async (origin) => void (await inWindow(change('remove', { origins: [origin] }))),
    applySending: async (isGiven) =>
      void (await inWindow(change(isGiven ? 'add' : 'remove', { data_collection: [...sentData] }))),
  };
}
