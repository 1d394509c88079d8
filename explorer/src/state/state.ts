// The state of the page: one plain object that is URL fragment, widget trait and exported file.

import { DEFAULTS, type RuleName } from "../motion/rules";

export type Pair = readonly [number, number];
export type Box = readonly [Pair, Pair];

export type Starts =
  | { readonly kind: "points"; readonly points: readonly Pair[] }
  | { readonly kind: "line"; readonly from: Pair; readonly to: Pair; readonly count: number }
  | { readonly kind: "patch"; readonly center: Pair; readonly radius: number; readonly count: number };

export interface OptimizerChoice {
  readonly rule: RuleName;
  readonly settings: Readonly<Record<string, number>>; // complete: the learning rate and the rule's own
}

export interface NoiseChoice {
  readonly std: number; // of the gradient; beside `batch`: of the samples' own gradients
  readonly direction: Pair | null; // null: every coordinate; any length but zero
}

export type Sampling = "replacement" | "reshuffle";

export interface BatchChoice {
  readonly size: number;
  readonly samples: number;
  readonly sampling: Sampling;
}

export type Schedule =
  | { readonly kind: "constant" }
  | { readonly kind: "step"; readonly every: number; readonly factor: number }
  | { readonly kind: "cosine"; readonly steps: number };

export type Theme = "auto" | "light" | "dark";

export interface View {
  readonly surface: boolean;
  readonly contours: boolean;
  readonly camera: readonly [number, number, number] | null; // azimuth, elevation, distance
  readonly theme: Theme;
}

export interface Selected {
  readonly optimizer: number;
  readonly walker: number;
}

export interface State {
  readonly version: 1;
  readonly landscape: string; // a name of the zoo or a formula
  readonly box: Box | null;
  readonly starts: Starts;
  readonly optimizers: readonly OptimizerChoice[];
  readonly noise: NoiseChoice | null;
  readonly batch: BatchChoice | null;
  readonly schedule: Schedule;
  readonly steps: number;
  readonly seed: number;
  readonly speed: number | "max"; // steps per second
  readonly view: View;
  readonly selected: Selected | null;
  readonly station: string | null;
}

const LEARNING_RATE = 0.01; // one for all, so that a race compares rules

export const DEFAULT_RULES: readonly RuleName[] = [
  "sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam",
];

/** The settings of a rule, complete. */
export function settingsOf(
  rule: RuleName, given: Readonly<Record<string, number>> = {},
): Record<string, number> {
  return { learning_rate: LEARNING_RATE, ...DEFAULTS[rule], ...given };
}

/** The state of a page that was told nothing: the race of `unsaddle.race("saddle")`. */
export function defaultState(): State {
  return {
    version: 1,
    landscape: "saddle",
    box: null,
    starts: { kind: "points", points: [[1, 1e-6]] },
    optimizers: DEFAULT_RULES.map((rule) => ({ rule, settings: settingsOf(rule) })),
    noise: null,
    batch: null,
    schedule: { kind: "constant" },
    steps: 2000,
    seed: 0,
    speed: 100,
    view: { surface: true, contours: true, camera: null, theme: "auto" },
    selected: null,
    station: null,
  };
}

/** How many walkers each optimizer moves. */
export function countOf(starts: Starts): number {
  return starts.kind === "points" ? starts.points.length : starts.count;
}
