// The page's columns: where it is wide the controls stand beside the views; where it is narrow they come between
// what became of the walkers and the rest, so that Tab goes as the eye does.

import { h } from "./dom";

export const WIDE = 940; // pixels, as in the container queries of style.css

/** The parts in their columns, which follow the width. */
export function columns(stage: HTMLElement, outcome: HTMLElement, panel: HTMLElement, below: HTMLElement): HTMLElement {
  const left = h("div", { class: "left" }, stage, outcome, below);
  const el = h("div", { class: "body" }, left, panel);
  new ResizeObserver(() => {
    const wide = el.clientWidth >= WIDE;
    if (el.clientWidth === 0 || wide === (panel.parentElement === el)) return;
    const focused = (el.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
    if (wide) el.append(panel);
    else outcome.after(panel);
    // What is moved loses the focus.
    if (focused && panel.contains(focused)) focused.focus({ preventScroll: true });
  }).observe(el);
  return el;
}
