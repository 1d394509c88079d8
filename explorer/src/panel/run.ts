// Running: play, pause, single steps, the budget, the seed, the pace.

import type { State } from "../state/state";
import { button, entry, h, slider, tick, whole } from "./dom";
import type { Hand, Part } from "./hand";

export interface RunPart extends Part {
  readonly transport: HTMLElement; // for under the views: always in sight with them
  toggle(): void;
}

export function runPart(hand: Hand): RunPart {
  const { simulation } = hand;
  const run = button("▶ Run", () => {
    if (hand.frame?.done) simulation.reset(hand.state);
    simulation.play();
    refresh();
  }, { class: "primary", "data-testid": "run" });
  const pause = button("❚❚ Pause", () => {
    simulation.pause();
    refresh();
  }, { "data-testid": "pause" });
  const by = (n: number) => (): void => {
    simulation.pause();
    simulation.step(n);
    refresh();
  };
  const back = button("◂ back", by(-1), { "data-testid": "back", "aria-label": "one step back" });
  const step = button("step ▸", by(1), { "data-testid": "step", "aria-label": "one step forward" });
  const reset = button("↺ Reset", () => {
    simulation.pause();
    simulation.reset(hand.state);
    refresh();
  }, { "data-testid": "reset" });
  const steps = entry("steps each", (value) => hand.ask({ steps: value }), { min: 1, step: 1, "data-testid": "steps" });
  const seed = entry("seed", (value) => hand.ask({ seed: value }), { min: 0, step: 1, "data-testid": "seed" });
  const speed = slider("steps a second", { least: 1, most: 5000, log: true, whole: true },
    (value) => hand.ask({ speed: value }), "speed");
  const most = tick("as fast as it goes", (on) => hand.change({ speed: on ? "max" : 60 }), { "data-testid": "speed-max" });
  const bar = h("progress", { max: 1, value: 0, "aria-label": "share of the steps done" });
  const where = h("span", { class: "where", "data-testid": "progress" });
  const refresh = (): void => {
    run.hidden = simulation.playing;
    pause.hidden = !simulation.playing;
    run.textContent = hand.frame?.done ? "▶ Run again" : "▶ Run";
  };
  const transport = h("div", { class: "transport", role: "group", "aria-label": "Run" },
    h("div", { class: "row" }, run, pause, back, step, reset), h("div", { class: "row progress" }, bar, where));
  const el = h("section", { class: "run", "aria-label": "Budget and pace" },
    h("div", { class: "row" }, steps.el, seed.el), speed.el, most.el);
  return {
    el, transport,
    toggle() {
      if (simulation.playing) pause.click();
      else run.click();
    },
    follow(state: State) {
      steps.set(state.steps);
      seed.set(state.seed);
      most.set(state.speed === "max");
      speed.el.hidden = state.speed === "max";
      if (state.speed !== "max") speed.set(state.speed);
      refresh();
    },
    see(frame) {
      bar.value = frame.step / frame.nSteps;
      where.textContent = `step ${whole(frame.step)} of ${whole(frame.nSteps)}`;
      refresh();
    },
  };
}
