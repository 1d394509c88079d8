// The tour's card: one station at a time, by buttons or by the keys n and p.

import { button, h } from "../panel/dom";
import type { Hand, Part } from "../panel/hand";
import { STATIONS } from "./stations";

export interface TourPart extends Part {
  open(index: number): void;
  move(by: number): void;
  readonly running: boolean;
}

export function tourPart(hand: Hand): TourPart {
  const place = h("span", { class: "note" });
  const title = h("h2");
  const text = h("p", { "data-testid": "tour-text", "aria-live": "polite" });
  const terms = h("p", { class: "note", "data-testid": "tour-terms" });
  const attempt = h("p", { class: "attempt", "data-testid": "tour-attempt" });
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
  const el = h("section", { class: "tour", "aria-label": "Tour", hidden: true },
    h("div", { class: "row" }, title, place, h("span", { class: "spring" }), back, next, close),
    h("div", { class: "lesson" }, h("div", {}, text, terms), attempt));
  return {
    el,
    get running() {
      return index >= 0;
    },
    open: go,
    move: (by) => go(index + by),
    follow(state) {
      index = STATIONS.findIndex((station) => station.id === state.station);
      const station = STATIONS[index];
      el.hidden = station === undefined;
      if (station === undefined || title.textContent === station.title) return;
      place.textContent = `Station ${index + 1} of ${STATIONS.length}`;
      title.textContent = station.title;
      text.textContent = station.text;
      terms.replaceChildren(...station.terms.flatMap(([term, meaning]) => [h("b", {}, `${term}: `), `${meaning} `]));
      attempt.replaceChildren(
        h("b", {}, "Press Run. Then try: "), `${station.attempt} `, h("b", {}, "Run again. You see: "), station.seen);
      back.disabled = index === 0;
      next.textContent = index + 1 < STATIONS.length ? "next →" : "finish";
    },
  };
}
