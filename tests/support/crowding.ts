import type { Page } from 'playwright-core';

/**
 * What is wrong with how text stands on the wall now, in words for people: text that its box cuts
 * off, text over other text, text over a picture. What ends in an ellipsis is cut on purpose, and
 * what is decoration says so (`aria-hidden`). Captions stand over their film.
 */
export const crowding = (page: Page, within = '[data-state="current"]'): Promise<string[]> =>
  page.evaluate((root) => {
    interface Box {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    interface Block {
      element: Element;
      lines: Box[];
    }
    /** Pixels that round off. */
    const SLACK = 2;
    const frame = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
    const meet = (one: Box, other: Box): Box => ({
      left: Math.max(one.left, other.left),
      top: Math.max(one.top, other.top),
      right: Math.min(one.right, other.right),
      bottom: Math.min(one.bottom, other.bottom),
    });
    const isEmpty = ({ left, top, right, bottom }: Box) =>
      right - left <= SLACK || bottom - top <= SLACK;
    const exceeds = (inner: Box, outer: Box) =>
      inner.left < outer.left - SLACK ||
      inner.top < outer.top - SLACK ||
      inner.right > outer.right + SLACK ||
      inner.bottom > outer.bottom + SLACK;
    const ancestorsOf = (element: Element): Element[] => {
      const found: Element[] = [];
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        found.push(at);
      }
      return found;
    };
    const isSeen = (element: Element) =>
      !element.closest('svg, [aria-hidden="true"]') &&
      ancestorsOf(element).every((one) => {
        const { opacity, display, visibility } = window.getComputedStyle(one);
        return Number(opacity) > 0.02 && display !== 'none' && visibility !== 'hidden';
      });
    const told = (element: Element) =>
      `${element.className || element.tagName} “${element.textContent?.trim().slice(0, 12)}”`;

    /** The squares that characters fill: lines overlap by their leading, and nobody sees that. */
    const linesOf = (element: Element): Box[] => {
      const { fontSize, writingMode } = window.getComputedStyle(element);
      const size = parseFloat(fontSize);
      return [...element.childNodes]
        .filter(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim())
        .flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()];
        })
        .map(({ left, top, right, bottom }) => {
          const isVertical = writingMode.startsWith('vertical');
          const spare = Math.max(0, (isVertical ? right - left : bottom - top) - size) / 2;
          return isVertical
            ? { left: left + spare, top, right: right - spare, bottom }
            : { left, top: top + spare, right, bottom: bottom - spare };
        });
    };

    const faults: string[] = [];
    const blocks: Block[] = [];
    for (const element of document.querySelectorAll(`${root} *`)) {
      if (!isSeen(element)) continue;
      let lines = linesOf(element);
      if (lines.length === 0) continue;
      for (const box of ancestorsOf(element)) {
        const style = window.getComputedStyle(box);
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const outer = box.getBoundingClientRect();
        const onPurpose =
          style.textOverflow === 'ellipsis' ||
          style.getPropertyValue('-webkit-line-clamp') !== 'none';
        if (onPurpose) {
          lines = lines.map((line) => meet(line, outer)).filter((line) => !isEmpty(line));
        } else if (lines.some((line) => exceeds(line, outer))) {
          faults.push(`cut off by ${box.className}: ${told(element)}`);
        }
      }
      if (lines.some((line) => exceeds(line, frame))) faults.push(`out of frame: ${told(element)}`);
      // The marks of a verse stand in each other's cells by design: its columns are its blocks.
      const whole = element.closest('[data-column]') ?? element;
      const known = blocks.find((block) => block.element === whole);
      if (known) known.lines.push(...lines);
      else blocks.push({ element: whole, lines });
    }

    const pictures = [...document.querySelectorAll(`${root} img:not([alt=""])`)]
      .filter(isSeen)
      // Its frame is part of it, and so is what is written on that.
      .map((image) => image.closest('figure') ?? image)
      .map((element) => ({ element, lines: [element.getBoundingClientRect()] }));
    blocks.forEach((block, index) => {
      for (const other of [...blocks.slice(index + 1), ...pictures]) {
        if (other.element.contains(block.element)) continue;
        const overlap = block.lines.some((line) =>
          other.lines.some((second) => !isEmpty(meet(line, second))),
        );
        if (overlap) faults.push(`${told(block.element)} over ${told(other.element)}`);
      }
    });
    return [...new Set(faults)];
  }, within);
