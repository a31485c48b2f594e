import { createInterface } from 'node:readline/promises';
import { chromium } from 'playwright-core';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { installChromium } from '../../setup/browsers.ts';
import { maxPageBytes } from '../check-input.ts';
import { readFaultText } from '../fault-text.ts';

export type Fetched = { readonly html: string; readonly url: URL };
export type FetchAsked = {
  readonly url: URL;
  /** With a window, in which the person passes what a machine should not, and presses Enter when the page is there. */
  readonly isHeaded: boolean;
  /** Path of a Chromium; the one of the project's tests when not given. */
  readonly program: string | null;
};

const limitMs = 60_000;
const settleMs = 4_000;

/** The page as it stands after its scripts ran, in a fresh profile that is thrown away. The only way capture uses the network. */
export async function fetchInBrowser({
  url,
  isHeaded,
  program,
}: FetchAsked): Promise<Result<Fetched, 'not-fetched'>> {
  try {
    const browser = await chromium.launch({
      executablePath: program ?? (await installChromium()),
      headless: !isHeaded,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const page = await browser.newPage({ locale: 'vi-VN' });
      await page.goto(url.href, { waitUntil: 'domcontentloaded', timeout: limitMs });
      await (isHeaded ? waitForEnter() : page.waitForTimeout(settleMs));
      const html = await page.content();
      if (html.length > maxPageBytes)
        return fail('not-fetched', `${url.href} is larger than ${maxPageBytes / 1e6} MB`);
      return ok({ html, url: new URL(page.url()) });
    } finally {
      await browser.close();
    }
  } catch (fault) {
    return fail('not-fetched', readFaultText(fault));
  }
}

async function waitForEnter(): Promise<void> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  await line.question('Press Enter here when the page shows what you want to capture. ');
  line.close();
}
