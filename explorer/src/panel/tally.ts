// What became of the walkers so far, with intervals, at an equal budget of gradients.

import { OUTCOMES, type Frame, type OptimizerFrame } from "../simulation/messages";
import { countOf } from "../state/state";
import { figure, h, whole } from "./dom";
import type { Hand, Part } from "./hand";
import { swatch } from "./optimizers";
import { nameOf, OUTCOME_WORDS } from "./words";

const ALWAYS = 4; // outcomes that have a column even where nobody met them

export function tallyPart(hand: Hand): Part {
  const body = h("tbody");
  const head = h("tr");
  const budget = h("p", { class: "note", "data-testid": "budget" });
  const table = h("table", { class: "tally", "data-testid": "tally" },
    h("caption", {}, "What became of the walkers"), h("thead", {}, head), body);
  const drawn = h("p", { class: "note", "data-testid": "drawn" });
  let shape = "";
  const build = (shown: readonly (typeof OUTCOMES)[number][]): void => {
    head.replaceChildren(...["optimizer", ...shown.map((name) => OUTCOME_WORDS[name]), "value"].map((text) =>
      h("th", { scope: "col" }, text)));
    body.replaceChildren(...hand.state.optimizers.map((one, i) =>
      h("tr", { "data-testid": `tally-row-${one.rule}`, "data-position": i },
        h("th", { scope: "row" },
          h("button", {
            type: "button", class: "pick", title: "follow this optimizer's walker",
            onclick: () => hand.pick(i, hand.state.selected?.walker ?? 0),
          }, swatch(i, hand.theme), nameOf(hand.state.optimizers, i))),
        ...shown.map((name) => h("td", { "data-outcome": name })),
        h("td", { "data-outcome": "value" }))));
  };
  const see = (frame: Frame): void => {
    const shown = OUTCOMES.filter((name, i) => i < ALWAYS || frame.optimizers.some((one) => one.tally[name] > 0));
    const key = JSON.stringify([shown, hand.state.optimizers, hand.theme.dark]);
    if (key !== shape) build(shown);
    shape = key;
    frame.optimizers.forEach((one, i) => fill(body.children[i] as HTMLElement | undefined, one, hand.state.selected?.optimizer === i, frame.step > 0));
    const first = frame.optimizers[0];
    if (first === undefined) return;
    const unequal = frame.optimizers.some((one) => one.nSampleGradients !== first.nSampleGradients);
    const spent = unequal
      ? frame.optimizers.map((one, i) => `${nameOf(hand.state.optimizers, i)} ${whole(one.nSampleGradients)}`).join(", ")
      : `${whole(first.nSampleGradients)}, the same for all`;
    budget.textContent =
      `${frame.step === 0 ? "Not run yet" : frame.done ? "At the end" : "If the run ended now"}: ${whole(frame.step)} of ${whole(frame.nSteps)} steps each. ` +
      `Sample gradients spent by each walker: ${spent}. Ranges: 95 % Wilson intervals. Second gradients at a kick and Hessians are not among them.`;
    const nDrawn = Math.min(first.points[0].length, first.nWalkers);
    drawn.textContent = nDrawn < countOf(hand.state.starts)
      ? `${whole(nDrawn)} of ${whole(first.nWalkers)} walkers of each optimizer are drawn; all are counted.` : "";
  };
  return { el: h("div", { class: "card" }, h("div", { class: "scroll" }, table), budget, drawn), see };
}

function fill(row: HTMLElement | undefined, one: OptimizerFrame, selected: boolean, begun: boolean): void {
  if (row === undefined) return;
  row.classList.toggle("selected", selected);
  for (const cell of row.querySelectorAll<HTMLElement>("td")) {
    const name = cell.dataset["outcome"]!;
    if (name === "value") {
      cell.textContent = figure(one.value);
      continue;
    }
    const [n, share] = [one.tally[name as "STUCK"], one.shares[name as "STUCK"]];
    const text = !begun ? "–" : one.nWalkers === 1 ? (n > 0 ? "1" : "0") : whole(n);
    const range = begun && one.nWalkers > 1 && n > 0
      ? ` ${percent(share.low)}–${percent(share.high)} %` : "";
    cell.dataset["count"] = String(n);
    cell.classList.toggle("none", n === 0);
    cell.replaceChildren(h("b", {}, text), range ? h("span", { class: "range" }, range) : "");
  }
}

const percent = (share: number): string => {
  const value = 100 * share;
  return value > 0 && value < 1 ? value.toFixed(1) : value > 99 && value < 100 ? value.toFixed(1) : value.toFixed(0);
};
