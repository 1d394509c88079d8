// The walker that is followed: where it is, how the ground curves there, when it should leave.

import type { Forecast } from "../simulation/messages";
import { countOf } from "../state/state";
import { choice, entry, figure, h, whole } from "./dom";
import type { Hand, Part } from "./hand";
import { nameOf } from "./words";

/** The forecast in a few words, for the plate beside the walker. */
export function countdown(forecast: Forecast): string {
  if (forecast.escapedAt !== null) {
    const was = forecast.fromStart === null ? "" : Number.isFinite(forecast.fromStart) ? `, forecast ${whole(forecast.fromStart)}` : "";
    return `left at step ${whole(forecast.escapedAt)}${was}`;
  }
  if (forecast.stepsLeft === null) return "no forecast";
  if (!Number.isFinite(forecast.stepsLeft)) return "never leaves by itself";
  return `leaves in about ${whole(Math.max(0, forecast.stepsLeft))} steps`;
}

export function selectedPart(hand: Hand): Part {
  const optimizer = choice<string>("follow", [["-1", "nobody"]], (value) => {
    if (value === "-1") hand.change({ selected: null });
    else hand.pick(Number(value), hand.state.selected?.walker ?? 0);
  });
  const walker = entry("walker", (value) => hand.pick(hand.state.selected?.optimizer ?? 0, value), { min: 0, step: 1 });
  const text = h("p", { class: "sentence" });
  const forecast = h("p", { class: "note" });
  const el = h("div", { class: "card", "data-testid": "selected" },
    h("h3", {}, "The walker that is followed"), h("div", { class: "row" }, optimizer.el, walker.el), text, forecast);
  let shape = "";
  return {
    el,
    follow(state) {
      const names = state.optimizers.map((_, i) => nameOf(state.optimizers, i));
      const key = names.join("|");
      if (key !== shape)
        optimizer.select.replaceChildren(h("option", { value: "-1" }, "nobody"),
          ...names.map((name, i) => h("option", { value: i }, name)));
      shape = key;
      optimizer.set(String(state.selected?.optimizer ?? -1));
      walker.set(state.selected?.walker ?? 0);
      walker.el.hidden = state.selected === null || countOf(state.starts) === 1;
    },
    see(frame) {
      const chosen = hand.state.selected;
      const one = chosen ? frame.optimizers[chosen.optimizer] : undefined;
      if (!chosen || !one) {
        text.textContent = "Click a walker, or an optimizer's name in the table.";
        forecast.textContent = "";
        return;
      }
      const [xs, ys] = one.path;
      const last = xs.length - 1;
      const at = last < 0 ? "" : `at (${figure(xs[last]!)}${hand.place?.nDims === 1 ? "" : `, ${figure(ys[last]!)}`}), value ${figure(one.value)}`;
      const [n, before] = [hand.place?.nDims ?? 2, frame.anatomy];
      const curved = before?.curvatures.slice(0, n).map(({ value, vector }) =>
        `${value < 0 ? "down" : value > 0 ? "up" : "not at all"} along (${vector.slice(0, n).map(figure).join(", ")}), curvature ${figure(value)}`).join("; ");
      text.textContent = `${nameOf(hand.state.optimizers, chosen.optimizer)}, walker ${whole(chosen.walker)}: ${at}.` +
        (before && curved ? ` Before step ${whole(before.step + 1)}, at (${before.point.slice(0, n).map(figure).join(", ")}), the ground curved ${curved}.` : "");
      const said = frame.forecast;
      forecast.textContent = said === null ? "" :
        `Forecast: ${countdown(said)}. ` +
        (said.stepsLeft !== null && Number.isFinite(said.stepsLeft) && said.escapedAt === null ? `It is ${figure(said.displacement)} from the saddle along the way out and counts as escaped at ${figure(said.radius)}${Number.isNaN(said.factor) ? "" : `; a step multiplies the distance by about ${figure(said.factor)}`}. ` : "") + said.reason;
    },
  };
}
