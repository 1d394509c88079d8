// One step of one walker taken apart: arrows on the views, numbers in a table, a sentence.

import type { Anatomy, Frame } from "../simulation/messages";
import type { Pair } from "../state/state";
import type { Arrow } from "../view/scene";
import { button, figure, h, table, whole } from "./dom";
import type { Hand, Part } from "./hand";
import { reasons } from "./reasons";
import { nameOf } from "./words";

const REACH = 0.22; // of the box's width: length of the longest arrow

export function anatomyPart(hand: Hand): Part {
  const { simulation } = hand;
  const text = h("p", { class: "sentence", "data-testid": "anatomy-text" });
  const numbers = h("div", { class: "scroll" });
  const heading = h("p", { class: "note" });
  const empty = h("p", { class: "note" }, "Follow a walker: click one on the contours, or its optimizer's name in the table. Then make a step.");
  let shown: Anatomy | null = null;
  let last: Frame | null = null;
  const examine = (by: number): void => {
    const now = shown?.step ?? hand.frame?.step ?? 0;
    const step = now + by;
    if (step < 0) return;
    simulation.pause();
    if (hand.frame && step >= hand.frame.step) {
      simulation.examine("last");
      simulation.step(1);
    } else simulation.examine(step);
  };
  const bar = h("div", { class: "row" },
    button("◂ step before", () => examine(-1), { "data-testid": "anatomy-back" }),
    button("step after ▸", () => examine(1), { "data-testid": "anatomy-next" }),
    button("newest", () => simulation.examine("last"), { class: "small" }));
  const inner = h("div", {}, bar, heading, text, numbers);
  const el = h("details", { class: "card anatomy", "data-testid": "anatomy" },
    h("summary", {}, "Anatomy of one step"), empty, inner);
  const refresh = (): void => {
    const anatomy = el.open ? shown : null;
    empty.hidden = shown !== null;
    inner.hidden = shown === null;
    hand.arrows = anatomy ? arrowsOf(anatomy, hand) : [];
    if (anatomy) {
      const rule = hand.state.optimizers[anatomy.optimizer]!.rule;
      heading.textContent =
        `${nameOf(hand.state.optimizers, anatomy.optimizer)}, walker ${whole(anatomy.walker)}, step ${whole(anatomy.step)} to ${whole(anatomy.step + 1)}`;
      text.textContent = reasons(anatomy, hand.place?.nDims ?? 2, rule, hand.place?.reference?.escapeDirections[0]);
      numbers.replaceChildren(listed(anatomy, hand));
    }
    hand.redraw();
  };
  el.addEventListener("toggle", () => {
    if (el.open && hand.state.selected === null) hand.pick(0, 0);
    if (el.open) simulation.examine("last");
    refresh();
  });
  return {
    el,
    see(frame) {
      if (frame === last) return;
      last = frame;
      shown = frame.anatomy;
      if (el.open || hand.arrows.length > 0) refresh();
      else {
        empty.hidden = shown !== null;
        inner.hidden = shown === null;
      }
    },
  };
}

/** Gradients are drawn downhill and on one scale of their own, moves on another: only directions and ratios tell. */
function arrowsOf(anatomy: Anatomy, hand: Hand): Arrow[] {
  const { theme } = hand;
  const width = hand.place ? hand.place.box[0][1] - hand.place.box[0][0] : 4;
  const size = ([x, y]: Pair): number => Math.hypot(x, y);
  const downhill = [anatomy.gradient, anatomy.drawn, ...anatomy.around];
  const per = (REACH * width) / Math.max(...downhill.map(size), 1e-300);
  const from = anatomy.point;
  const scaled = ([x, y]: Pair, by: number): Pair => [x * by, y * by];
  const found: Arrow[] = anatomy.around.map((one) => ({
    from, along: scaled(one, -per), color: theme.faint, dash: [],
  }));
  found.push({ from, along: scaled(anatomy.drawn, -per), color: theme.dark ? "#ffb347" : "#b35900", dash: [5, 3] });
  found.push({ from, along: scaled(anatomy.gradient, -per), color: theme.ink, dash: [] });
  const kept = anatomy.memory["velocity"] ?? anatomy.memory["mean"];
  if (kept && size(kept.after) > 0)
    found.push({
      from, along: scaled(kept.after, (-REACH * width) / size(kept.after)), color: theme.dark ? "#7fd6ff" : "#00598c", dash: [2, 2],
    });
  if (size(anatomy.move) > 0)
    found.push({ from, along: scaled(anatomy.move, (REACH * width) / size(anatomy.move)), color: theme.accent, dash: [], wide: true });
  return found;
}

function listed(anatomy: Anatomy, hand: Hand): HTMLElement {
  const n = hand.place?.nDims ?? 2;
  const row = (name: string, pair: Pair): string[] => [name, ...pair.slice(0, n).map(figure)];
  const rows: string[][] = [
    row("point before", anatomy.point),
    row("gradient: the slope of the function (solid)", anatomy.gradient),
    row("gradient that the optimizer was given (dashed orange)", anatomy.drawn),
  ];
  if (anatomy.around.length > 0) {
    const spread = ([0, 1] as const).map((d) => {
      const mean = anatomy.around.reduce((sum, one) => sum + one[d], 0) / anatomy.around.length;
      return Math.sqrt(anatomy.around.reduce((sum, one) => sum + (one[d] - mean) ** 2, 0) / (anatomy.around.length - 1));
    }) as [number, number];
    rows.push(row(`spread (std) of ${anatomy.around.length} others it could have been given (grey)`, spread));
  }
  const names: Record<string, string> = {
    velocity: "velocity (dotted blue)", mean: "running mean of gradients (dotted blue)", squares: "running squares of gradients",
  };
  for (const [key, { before, after }] of Object.entries(anatomy.memory)) {
    if (!(key in names)) continue;
    rows.push(row(`${names[key]!}, before`, before), row(`${names[key]!}, after`, after));
  }
  rows.push(row("step made (thick)", anatomy.move), row("point after", anatomy.next));
  rows.push(...anatomy.curvatures.slice(0, n).map((pair) => [`curvature ${figure(pair.value)}, along`, ...pair.vector.slice(0, n).map(figure)]));
  const head = ["quantity", ...["x", "y"].slice(0, n)];
  const made = table(`The step in numbers; learning rate ${figure(anatomy.learningRate)}, value ${figure(anatomy.value)}`, head, rows);
  made.dataset["testid"] = "anatomy-table";
  return made;
}
