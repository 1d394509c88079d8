// What page and worker say to each other. The page uses it through `Simulation` alone.

import type { Pair, State } from "../state/state";

/** The outcomes that a walker on the page can meet; the words are Python's. */
export const OUTCOMES = [
  "ESCAPED", "STUCK", "CONVERGED", "DIVERGED", "LEFT_DOMAIN", "UNDECIDED",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How many walkers met each outcome if the run ended now; the total is the number of walkers. */
export type Tally = Readonly<Record<Outcome, number>>;

export type Kind = "STRICT_SADDLE" | "DEGENERATE" | "MINIMUM" | "MAXIMUM" | "UNDECIDED";

export interface CriticalPoint {
  readonly location: Pair;
  readonly value: number;
  readonly eigenvalues: Pair; // ascending; a landscape of one variable repeats its one
  readonly eigenvectors: readonly [Pair, Pair]; // of length 1, in the order of the eigenvalues
  readonly kind: Kind;
  readonly index: number; // how many directions of negative curvature
}

export interface Manifold {
  readonly saddle: number; // its place among the critical points
  readonly kind: "stable" | "unstable";
  readonly branches: readonly (readonly [Float64Array, Float64Array])[]; // from the saddle outwards
}

/** The saddle that walkers have to leave, and what leaving it means. */
export interface Reference {
  readonly point: CriticalPoint;
  readonly radius: number; // along the escape directions
  readonly escapeDirections: readonly Pair[]; // none: a degenerate point, left in any direction, downwards
}

/** What is known of the place where the walkers are. */
export interface Place {
  readonly landscape: string; // name or formula
  readonly formula: string;
  readonly named: boolean; // false: a typed formula, whose critical points are searched for, not proved
  readonly nDims: 1 | 2;
  readonly box: readonly [Pair, Pair]; // the one in force: of the state, of the zoo, or fitted
  readonly criticalPoints: readonly CriticalPoint[];
  readonly manifolds: readonly Manifold[];
  readonly reference: Reference | null; // null: the first start lies near no saddle
}

export interface Share {
  readonly value: number;
  readonly low: number; // 95 % Wilson interval
  readonly high: number;
}

/** The share of walkers still inside after each step at which one escaped (Kaplan and Meier). */
export interface Survival {
  readonly steps: Float32Array;
  readonly share: Float32Array; // from each of these steps on; 1 before the first
}

export interface OptimizerFrame {
  readonly points: readonly [Float64Array, Float64Array]; // of the walkers drawn: numbers 0, stride, 2 stride...
  readonly stride: number;
  readonly nWalkers: number; // all that are simulated
  readonly path: readonly [Float64Array, Float64Array]; // of the selected walker from its start to now
  readonly tally: Tally;
  readonly shares: Readonly<Record<Outcome, Share>>;
  readonly survival: Survival | null; // null: the walkers did not start near a saddle
  readonly value: number; // the landscape at the selected walker
  readonly nSampleGradients: number; // spent so far by each walker: the budget, equal for all
  readonly nFullGradients: number; // of the whole landscape, that the rule itself asked for besides
  readonly nFullHessians: number;
  readonly done: boolean;
}

/** When the selected walker leaves the saddle, by the closed form for its optimizer. */
export interface Forecast {
  readonly optimizer: number;
  readonly walker: number;
  readonly curvature: number; // the most negative at the saddle
  readonly factor: number; // by which the displacement grows in one step, in the long run; NaN: an adaptive rule has none
  readonly displacement: number; // along the escape directions, now
  readonly radius: number; // at which the walker has escaped
  readonly stepsLeft: number | null; // from where the walker is now; Infinity: never; null: no closed form, and `reason` says why
  readonly fromStart: number | null; // the step forecast at the start, which stays
  readonly escapedAt: number | null; // the step at which it really escaped
  readonly reason: string; // a sentence: the formula used, or why there is none
}

export interface Eigenpair {
  readonly value: number;
  readonly vector: Pair;
}

/** One step of one walker taken apart, from `step` to `step + 1`; all numbers are the rule's own. */
export interface Anatomy {
  readonly optimizer: number;
  readonly walker: number;
  readonly step: number;
  readonly point: Pair; // before the step
  readonly value: number;
  readonly gradient: Pair; // the landscape's own
  readonly drawn: Pair; // the one the rule was given: with noise, or of the mini-batch
  readonly around: readonly Pair[]; // twelve others that could have been drawn here; none without noise
  readonly memory: Readonly<Record<string, { readonly before: Pair; readonly after: Pair }>>; // velocity, mean, squares
  readonly learningRate: number; // after the schedule
  readonly move: Pair; // what the rule added to the point
  readonly next: Pair;
  readonly recent: readonly Pair[]; // gradients drawn in the last steps, this one last, at most 24
  readonly curvatures: readonly Eigenpair[]; // of the Hessian at the point, ascending
}

export interface Frame {
  readonly step: number;
  readonly nSteps: number;
  readonly optimizers: readonly OptimizerFrame[];
  readonly forecast: Forecast | null; // of the selected walker, where there is a saddle to leave
  readonly anatomy: Anatomy | null; // of the selected walker, when asked for by `examine`
  readonly done: boolean;
  readonly milliseconds: number; // that the worker spent on this frame
}

/** Page to worker. */
export type Order =
  | { readonly type: "reset"; readonly run: number; readonly state: State; readonly drawn: number }
  | { readonly type: "draw"; readonly run: number; readonly drawn: number }
  | { readonly type: "select"; readonly run: number; readonly selected: State["selected"] }
  | { readonly type: "examine"; readonly run: number; readonly step: number | "last" | null }
  | { readonly type: "advance"; readonly run: number; readonly steps: number; readonly milliseconds: number }
  | { readonly type: "seek"; readonly run: number; readonly step: number };

/** Worker to page; `run` counts resets, so that what belongs to an earlier one is dropped. */
export type Answer =
  | { readonly type: "place"; readonly run: number; readonly place: Place }
  | { readonly type: "frame"; readonly run: number; readonly frame: Frame }
  | { readonly type: "refused"; readonly run: number; readonly message: string };
