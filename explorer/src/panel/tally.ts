// What became of the walkers so far, with intervals, at an equal budget of gradients.

import { OUTCOMES, type Frame, type OptimizerFrame, type Outcome } from "../simulation/messages";
import { figure, h, whole } from "./dom";
import { evidence } from "./evidence";
import type { Hand, Part } from "./hand";
import { swatch } from "./optimizers";
import { definitions, nameOf, OUTCOME_WORDS } from "./words";

const ALWAYS = 4; // outcomes that have a column even where nobody met them
const VALUE = "the function's value at the walker that is followed";

export function tallyPart(hand: Hand): Part {
  // The roles are written out: on a phone the rows are laid out as grids, which are no tables otherwise.
  const body = h("tbody", { role: "rowgroup" });
  const head = h("tr", { role: "row" });
  const budget = h("p", { class: "note", "data-testid": "budget" });
  const table = h("table", { class: "tally", role: "table", "data-testid": "tally" },
    h("caption", {}, "What became of the walkers"), h("thead", { role: "rowgroup" }, head), body);
  const grounds = h("ul", { class: "evidence", "data-testid": "evidence" });
  const meanings = h("dl", {});
  const words = h("details", { class: "meanings", "data-testid": "outcome-words" },
    h("summary", {}, "What these words mean"), meanings);
  let shape = "";
  let told = "";
  const build = (shown: readonly Outcome[]): void => {
    const means = definitions(hand.place);
    const column = (text: string, title: string): HTMLElement => h("th", { scope: "col", role: "columnheader", title }, text);
    head.replaceChildren(column("optimizer", "each has the same starts, noise and number of steps"),
      ...shown.map((name) => column(OUTCOME_WORDS[name], means[name])), column("value", VALUE));
    const cell = (name: Outcome | "value", label: string): HTMLElement =>
      h("td", { role: "cell", "data-outcome": name, "data-label": label });
    body.replaceChildren(...hand.state.optimizers.map((one, i) =>
      h("tr", { role: "row", "data-testid": `tally-row-${one.rule}`, "data-position": i },
        h("th", { scope: "row", role: "rowheader" },
          h("button", {
            type: "button", class: "pick", title: "follow this optimizer's walker",
            onclick: () => hand.pick(i, hand.state.selected?.walker ?? 0),
          }, swatch(i, hand.theme), nameOf(hand.state.optimizers, i))),
        ...shown.map((name) => cell(name, OUTCOME_WORDS[name])), cell("value", "value"))));
    meanings.replaceChildren(...OUTCOMES.flatMap((name) => [h("dt", {}, OUTCOME_WORDS[name]), h("dd", {}, means[name])]),
      h("dt", {}, "value"), h("dd", {}, `${VALUE} (number 0 where none is).`),
      h("dt", {}, "ranges"), h("dd", {}, "beside a count: the share among very many such walkers lies in the range, 95 times in 100 (Wilson interval)."),
      h("dt", {}, "gradients"), h("dd", {}, "what a run costs. Second gradients at a kick and Hessians are counted apart."));
  };
  const see = (frame: Frame): void => {
    const shown = OUTCOMES.filter((name, i) => i < ALWAYS || frame.optimizers.some((one) => one.tally[name] > 0));
    const key = JSON.stringify([shown, hand.state.optimizers, hand.theme.dark, hand.place?.reference ?? null]);
    if (key !== shape) build(shown);
    shape = key;
    frame.optimizers.forEach((one, i) => fill(body.children[i] as HTMLElement | undefined, one, hand.state.selected?.optimizer === i, frame.step > 0));
    const first = frame.optimizers[0];
    if (first === undefined) return;
    const unequal = frame.optimizers.some((one) => one.nSampleGradients !== first.nSampleGradients);
    const spent = unequal
      ? frame.optimizers.map((one, i) => `${nameOf(hand.state.optimizers, i)} ${whole(one.nSampleGradients)}`).join(", ")
      : whole(first.nSampleGradients);
    const what = hand.state.batch ? "gradients of single samples" : "gradients";
    const besides = frame.optimizers.flatMap(({ nFullGradients: g, nFullHessians: n }, i) =>
      g + n > 0 ? [`${nameOf(hand.state.optimizers, i)} ${g > 0 ? `${whole(g)} gradients` : `${whole(n)} Hessians`}`] : []);
    budget.textContent =
      `${frame.step === 0 ? "Not run yet" : frame.done ? "At the end" : "If the run ended now"}: ${whole(frame.step)} of ${whole(frame.nSteps)} steps each. ` +
      `Spent by each walker: ${spent} ${what}${unequal || frame.optimizers.length === 1 ? "" : ", the same for all"}.` +
      (besides.length > 0 ? ` Of the whole landscape besides: ${besides.join(", ")}.` : "");
    const names = hand.state.optimizers.map((_, i) => nameOf(hand.state.optimizers, i));
    const said = hand.place && frame.step > 0 ? evidence(frame, hand.place, names, hand.state.selected?.walker ?? 0) : [];
    if (said.join("\n") !== told) grounds.replaceChildren(...said.map((text) => h("li", {}, text)));
    told = said.join("\n");
    grounds.hidden = said.length === 0;
  };
  return { el: h("div", { class: "card" }, h("div", { class: "scroll" }, table), grounds, budget, words), see };
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
