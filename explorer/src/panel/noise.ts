// What stirs the gradient: noise with its direction, mini-batches; and how the steps shrink.

import type { Pair, Schedule, State } from "../state/state";
import { choice, entry, h, section, slider, tick } from "./dom";
import type { Hand, Part } from "./hand";

const DEFAULT_STD = 0.1;

export const unit = ([x, y]: Pair): Pair => [x / Math.hypot(x, y), y / Math.hypot(x, y)];

export const degrees = ([x, y]: Pair): number => {
  const angle = Math.round((Math.atan2(y, x) * 180) / Math.PI);
  return angle === -180 ? 180 : angle;
};

/** The direction of a whole number of degrees; along an axis it is exactly that. */
export function directionOf(angle: number): Pair {
  const turns: Record<number, Pair> = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], [-90]: [0, -1], [-180]: [-1, 0] };
  const radians = (angle * Math.PI) / 180;
  return turns[angle] ?? [Math.cos(radians), Math.sin(radians)];
}

/** The arrow that shows and takes the direction: from the saddle to be left, or the middle of the box. */
export function noiseArrow(hand: Hand): { direction: Pair; at: Pair } | null {
  const direction = hand.state.noise?.direction;
  if (!direction || !hand.place) return null;
  const [[x0, x1], [y0, y1]] = hand.place.box;
  const middle: Pair = [(x0 + x1) / 2, (y0 + y1) / 2];
  return { direction: unit(direction), at: hand.place.reference?.point.location ?? middle };
}

export function noisePart(hand: Hand): Part {
  const size = slider("noise size (std)", { least: 0, most: 10, log: true }, (std) => {
    const direction = hand.state.noise?.direction ?? null;
    return hand.ask({ noise: std !== 0 || hand.state.batch ? { std, direction } : null });
  }, "noise-size");
  const one = tick("along one direction only", (along) => {
    const std = hand.state.noise?.std ?? DEFAULT_STD;
    hand.change({ noise: { std, direction: along ? [0, 1] : null } });
  }, { "data-testid": "noise-along" });
  const angle = slider("its angle, degrees", { least: -180, most: 180, whole: true }, (value) =>
    hand.ask({ noise: { std: hand.state.noise?.std ?? DEFAULT_STD, direction: directionOf(value) } }), "noise-angle");
  const batched = tick("mini-batches of samples", (on) => {
    hand.change(on
      ? { batch: { size: 4, samples: 64, sampling: "reshuffle" }, noise: hand.state.noise ?? { std: DEFAULT_STD, direction: null } }
      : { batch: null });
  }, { "data-testid": "batch" });
  const batch = slider("batch size", { least: 1, most: 64, whole: true }, (value) => {
    const now = hand.state.batch;
    return now && hand.ask({ batch: { ...now, size: value } });
  }, "batch-size");
  const samples = entry("samples", (value) => {
    const now = hand.state.batch;
    return now && hand.ask({ batch: { ...now, samples: value, size: Math.max(1, Math.min(now.size, value)) } });
  }, { min: 1, max: 256, step: 1 });
  const sampling = choice<"replacement" | "reshuffle">("drawn", [
    ["reshuffle", "in a fresh order each epoch"], ["replacement", "with replacement"],
  ], (value) => {
    const now = hand.state.batch;
    if (now) hand.change({ batch: { ...now, sampling: value } });
  });
  const inner = h("div", { class: "fields" }, batch.el, samples.el, sampling.el,
    h("p", { class: "note" },
      "Each sample is the landscape plus a tilt of its own; the tilts have the noise's size and add up to zero."));
  const schedule = schedulePart(hand);
  const el = section("Noise, batches, schedule", true, size.el, one.el, angle.el, batched.el, inner, schedule.el);
  return {
    el,
    follow(state) {
      size.set(state.noise?.std ?? 0);
      const direction = state.noise?.direction ?? null;
      one.set(direction !== null);
      angle.el.hidden = direction === null;
      if (direction) angle.set(degrees(direction));
      batched.set(state.batch !== null);
      inner.hidden = state.batch === null;
      if (state.batch) {
        batch.set(state.batch.size);
        samples.set(state.batch.samples);
        sampling.set(state.batch.sampling);
      }
      schedule.follow!(state);
    },
  };
}

function schedulePart(hand: Hand): Part {
  const kind = choice<Schedule["kind"]>("schedule of the learning rate", [
    ["constant", "constant"], ["step", "times a factor every so many steps"], ["cosine", "cosine to zero"],
  ], (chosen) => {
    const schedules: Record<Schedule["kind"], Schedule> = {
      constant: { kind: "constant" },
      step: { kind: "step", every: 100, factor: 0.5 },
      cosine: { kind: "cosine", steps: hand.state.steps },
    };
    hand.change({ schedule: schedules[chosen] });
  }, { "data-testid": "schedule" });
  const every = entry("every", (value) => {
    const now = hand.state.schedule;
    return now.kind === "step" ? hand.ask({ schedule: { ...now, every: value } }) : null;
  }, { min: 1, step: 1 });
  const factor = entry("factor", (value) => {
    const now = hand.state.schedule;
    return now.kind === "step" ? hand.ask({ schedule: { ...now, factor: value } }) : null;
  });
  const steps = entry("to zero after", (value) =>
    hand.state.schedule.kind === "cosine" ? hand.ask({ schedule: { kind: "cosine", steps: value } }) : null, { min: 1, step: 1 });
  const el = h("div", {}, kind.el, h("div", { class: "row" }, every.el, factor.el, steps.el));
  return {
    el,
    follow({ schedule }: State) {
      kind.set(schedule.kind);
      every.el.hidden = factor.el.hidden = schedule.kind !== "step";
      steps.el.hidden = schedule.kind !== "cosine";
      if (schedule.kind === "step") {
        every.set(schedule.every);
        factor.set(schedule.factor);
      } else if (schedule.kind === "cosine") steps.set(schedule.steps);
    },
  };
}
