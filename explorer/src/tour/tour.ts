// The tour's card: one station at a time, by buttons or by the keys n and p.

import { button, h } from "../panel/dom";
import type { Hand, Part } from "../panel/hand";
import { STATIONS } from "./stations";

export interface TourPart extends Part {
  open(index: number): void;
  move(by: number): void;
  readonly running: boolean;
}

export function tourPart(hand: Hand, toggle: () => void): TourPart {
  const place = h("span", { class: "note" });
  const title = h("h2");
  const text = h("p", { "data-testid": "tour-text", "aria-live": "polite" });
  const attempt = h("p", { class: "attempt" });
  let index = -1;
  const go = (next: number): void => {
    const station = STATIONS[next];
    if (station === undefined) return;
    hand.simulation.pause();
    hand.change({ ...station.state, station: station.id });
  };
  const back = button("← back", () => go(index - 1), { "data-testid": "tour-back" });
  const next = button("next →", () => {
    if (index + 1 < STATIONS.length) go(index + 1);
    else hand.change({ station: null });
  }, { class: "primary", "data-testid": "tour-next" });
  const close = button("leave the tour", () => hand.change({ station: null }), { "data-testid": "tour-close" });
  const run = button("▶ Run", toggle, { "data-testid": "tour-run" });
  const el = h("section", { class: "tour", "aria-label": "Tour", hidden: true },
    place, title, text, attempt, h("div", { class: "row" }, run, back, next, close));
  return {
    el,
    get running() {
      return index >= 0;
    },
    open: go,
    move: (by) => go(index + by),
    see(frame) {
      run.textContent = hand.simulation.playing ? "❚❚ Pause" : frame.done ? "▶ Run again" : "▶ Run";
    },
    follow(state) {
      index = STATIONS.findIndex((station) => station.id === state.station);
      const station = STATIONS[index];
      el.hidden = station === undefined;
      if (station === undefined || title.textContent === station.title) return;
      place.textContent = `Station ${index + 1} of ${STATIONS.length}`;
      title.textContent = station.title;
      text.textContent = station.text;
      attempt.replaceChildren(h("b", {}, "Press Run. Then try: "), station.attempt);
      back.disabled = index === 0;
      next.textContent = index + 1 < STATIONS.length ? "next →" : "finish";
    },
  };
}
