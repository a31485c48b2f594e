import type { PageReading } from '#lib/domain/reading.ts';
import type { Assessment } from '#lib/domain/verdict.ts';
import type { StorageArea } from './storage-areas.ts';

/**
 * What is known of the page in one tab. Kept in the session area, so that a worker killed after thirty idle
 * seconds still answers the popup, and nothing of it survives the browser.
 */
export type TabState = {
  readonly reading: PageReading;
  readonly platformName: string;
  readonly assessment: Assessment;
};

export type TabStates = {
  read(tabId: number): Promise<TabState | null>;
  apply(tabId: number, state: TabState): Promise<void>;
  forget(tabId: number): Promise<void>;
  readAll(): Promise<readonly (readonly [tabId: number, state: TabState])[]>;
};

const prefix = 'tab:';

// Only the worker writes this area (content scripts have no access to it), so its shape is not parsed again.
function isTabState(value: unknown): value is TabState {
  return typeof value === 'object' && value !== null && 'reading' in value && 'assessment' in value;
}

export function buildTabStates(area: StorageArea): TabStates {
  async function read(tabId: number): Promise<TabState | null> {
    const value = await area.get(`${prefix}${tabId}`);
    return isTabState(value) ? value : null;
  }
  return {
    read,
    apply: (tabId, state) => area.set(`${prefix}${tabId}`, state),
    forget: (tabId) => area.remove(`${prefix}${tabId}`),
    async readAll() {
      const all: (readonly [number, TabState])[] = [];
      for (const key of await area.keys()) {
        const tabId = key.startsWith(prefix) ? Number(key.slice(prefix.length)) : Number.NaN;
        const state = Number.isInteger(tabId) ? await read(tabId) : null;
        if (state) all.push([tabId, state]);
      }
      return all;
    },
  };
}
