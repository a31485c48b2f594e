import type { Page } from 'playwright-core';

/** Everything that can be pressed, filled in or opened. */
const interactive =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

/**
 * Controls in sight that are less than 24 pixels wide or high; a link inside a sentence is as high as its line (WCAG 2.5.8),
 * and an input that its label covers is as large as the label.
 */
export function readSmallTargets(page: Page, root = 'document'): Promise<unknown> {
  return page.evaluate(`(() => {
    const areaOf = (it) => {
      const own = it.getBoundingClientRect();
      const label = it.labels?.[0]?.getBoundingClientRect();
      return label && label.width * label.height > own.width * own.height ? label : own;
    };
    const isInSentence = (it) => it.localName === 'a' && getComputedStyle(it).display === 'inline' &&
      it.parentElement.textContent.trim().length > it.textContent.trim().length + 8;
    return [...${root}.querySelectorAll(${JSON.stringify(interactive)})]
      .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !isInSentence(it))
      .map((it) => [it, areaOf(it)])
      .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
      .map(([it, { width, height }]) => \`\${it.localName}.\${it.className} “\${(it.getAttribute('aria-label') ?? it.textContent).slice(0, 30)}” \${Math.round(width)}×\${Math.round(height)}\`);
  })()`);
}

/** What sticks out of the window's side, or has words cut off: the fault of narrow windows and of large text. */
export function readCutOff(page: Page, root = 'document.body'): Promise<unknown> {
  return page.evaluate(`(() => {
    const wide = document.documentElement.clientWidth;
    const name = (it) => \`\${it.localName}.\${it.className?.baseVal ?? it.className} “\${it.textContent.trim().slice(0, 40)}”\`;
    const isInEllipsis = (it) => {
      for (let each = it.parentElement; each; each = each.parentElement) if (getComputedStyle(each).textOverflow === 'ellipsis') return true;
      return false;
    };
    const isHidden = (it) => it.closest('.said, .file input') !== null || isInEllipsis(it) || !it.checkVisibility({ visibilityProperty: true });
    const found = [];
    for (const it of ${root}.querySelectorAll('*')) {
      if (isHidden(it) || it.closest('svg')) continue;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(it);
      const area = it.getBoundingClientRect();
      if (area.width > 1 && (area.right > wide + 1 || area.left < -1)) found.push(\`out of the window: \${name(it)} \${Math.round(area.left)}–\${Math.round(area.right)} of \${wide}\`);
      // An ellipsis says that there is more, and the card or the page behind it says all.
      const isShortened = textOverflow === 'ellipsis';
      if (!isShortened && overflowX !== 'auto' && it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0 && overflowX !== 'visible')
        found.push(\`cut off at the side: \${name(it)}\`);
      const isLine = it.clientHeight > 0 && it.scrollHeight > it.clientHeight + 2;
      if (isLine && (overflowY === 'hidden' || overflowY === 'clip') && getComputedStyle(it).webkitLineClamp === 'none')
        found.push(\`cut off below: \${name(it)}\`);
      const isText = [...it.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim() !== '');
      if (isText && overflowY === 'visible' && it.clientHeight > 0 && it.scrollHeight > it.clientHeight + 6)
        found.push(\`words run out of their box: \${name(it)}\`);
    }
    return [...new Set(found)];
  })()`);
}

/** As a browser does it that makes text twice as large and nothing else: sizes and lines, boxes stay. */
export async function doubleText(page: Page, root = 'document.documentElement'): Promise<void> {
  await page.evaluate(`(() => {
    const sizes = [...${root}.querySelectorAll('*')].map((it) => [it, getComputedStyle(it)])
      .filter(([it]) => it.style !== undefined)
      .map(([it, { fontSize, lineHeight }]) => [it, parseFloat(fontSize), parseFloat(lineHeight)]);
    for (const [it, size, line] of sizes) {
      it.style.fontSize = 2 * size + 'px';
      if (line > 0) it.style.lineHeight = 2 * line + 'px';
    }
  })()`);
}

/** Where the system names the colours: controls without an edge or an underline, and what is drawn in the ground's own colour. */
export function readLostInForcedColours(page: Page, root = 'document.body'): Promise<unknown> {
  return page.evaluate(`(() => {
    const name = (it) => \`\${it.localName}.\${it.className?.baseVal ?? it.className} “\${(it.getAttribute?.('aria-label') ?? it.textContent).trim().slice(0, 30)}”\`;
    const groundOf = (it) => {
      for (let each = it; each; each = each.parentElement ?? each.getRootNode().host) {
        const { backgroundColor } = getComputedStyle(each);
        if (!/^rgba\\(.*, 0\\)$|transparent/.test(backgroundColor)) return backgroundColor;
      }
      return getComputedStyle(document.documentElement).colorScheme.includes('dark') ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
    };
    const found = [];
    for (const it of ${root}.querySelectorAll('*')) {
      if (it.closest('.said') || !it.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(it);
      const hasText = [...it.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim() !== '');
      if (hasText && style.color === groundOf(it)) found.push('words not to be seen: ' + name(it));
      if (it.localName === 'svg' && style.color === groundOf(it)) found.push('picture not to be seen: ' + name(it.parentElement));
      if (!/^(button|input|select|textarea)$/.test(it.localName) || it.type === 'search' || style.opacity === '0') continue;
      const isEdged = style.borderTopWidth !== '0px' && style.borderTopColor !== groundOf(it.parentElement);
      const isUnderlined = style.textDecorationLine.includes('underline');
      const isFilled = style.backgroundColor !== groundOf(it.parentElement);
      if (!isEdged && !isUnderlined && !isFilled && it.type !== 'checkbox') found.push('not to be told from words: ' + name(it));
    }
    return [...new Set(found)];
  })()`);
}

/** What moves by itself now, or would when it appears. */
export function readMotion(page: Page, root = 'document'): Promise<unknown> {
  return page.evaluate(`(() => [
    ...${root}.getAnimations().map((each) => each.animationName ?? each.transitionProperty),
    ...[...${root}.querySelectorAll('*')].filter((it) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(it);
      return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration) || scrollBehavior === 'smooth';
    }).map((it) => it.localName + '.' + it.className),
  ])()`);
}

const readFocused = `(() => {
  let it = document.activeElement;
  while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
  if (!it || it === document.body) return null;
  // What is painted on a page lies in a closed root; guest-scenarios.ts looks at the focus in there.
  if (it.parentElement === document.documentElement) return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
  // An input that its label covers shows the focus on the label.
  const label = it.labels?.[0] && getComputedStyle(it.labels[0]);
  const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const seenOnLabel = label && label.outlineStyle !== 'none' && parseFloat(label.outlineWidth) >= 2;
  globalThis.ourStops ??= new Map();
  if (!ourStops.has(it)) ourStops.set(it, ourStops.size);
  const before = { style: outlineStyle, width: outlineWidth, colour: outlineColor };
  it.blur?.();
  const calm = getComputedStyle(it);
  const changed = calm.outlineStyle !== before.style || calm.outlineWidth !== before.width || calm.outlineColor !== before.colour;
  it.focus({ preventScroll: true, focusVisible: true });
  return {
    at: ourStops.get(it),
    name: (it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent).trim().slice(0, 40),
    isSeen: (seen && changed) || seenOnLabel === true,
  };
})()`;

export type TabStop = { readonly name: string; readonly isSeen: boolean };

/** Walks through a page by Tab alone, once round. */
export async function walkByTab(page: Page): Promise<readonly TabStop[]> {
  const stops: TabStop[] = [];
  await page.evaluate('void (globalThis.ourStops = new Map())');
  for (let turn = 0; turn < 250; turn += 1) {
    await page.keyboard.press('Tab');
    const { at, name, isSeen } = Object(await page.evaluate(readFocused));
    // Behind the last one stands the browser's own window, which has no element here.
    if (typeof at !== 'number' && turn > 4 && stops.length === 0) return [];
    if (typeof at !== 'number') continue;
    if (at < stops.length) return stops;
    stops.push({ name: String(name), isSeen: isSeen === true });
  }
  throw new Error('Tab never comes round');
}

/** How many controls of the page the keyboard must come to; a group of choices of which one is taken is one stop. */
export async function countControls(page: Page): Promise<number> {
  return Number(
    await page.evaluate(`[...document.querySelectorAll(${JSON.stringify(interactive)})]
      .filter((it) => !it.disabled && it.tabIndex >= 0 && it.type !== 'radio' && it.checkVisibility({ visibilityProperty: true })).length`),
  );
}
