// What moves on the two views, in coordinates of the landscape; neither knows where it comes from.

import type { Pair } from "../state/state";

export type Track = readonly [ArrayLike<number>, ArrayLike<number>]; // of x and of y

export interface Curve {
  kind: "stable" | "unstable";
  track: Track;
}

/** One optimizer's walkers, as many as are drawn. */
export interface Crowd {
  position: number; // among the optimizers: decides the look
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  n: number;
}

export interface Arrow {
  from: Pair;
  along: Pair; // as it is drawn: already scaled
  color: string;
  dash: readonly number[];
  wide?: boolean;
}

export interface Overlay {
  crowds: readonly Crowd[];
  trails: readonly { position: number; track: Track }[]; // of the same walker under each optimizer
  path: { position: number; track: Track } | null; // of the selected walker
  label: { at: Pair; text: string } | null; // beside the selected walker
  starts: readonly Pair[]; // those that can be dragged
  shape: { kind: "line"; from: Pair; to: Pair } | { kind: "patch"; center: Pair; radius: number } | null;
  noise: { direction: Pair; at: Pair } | null; // its direction, of length 1, and where its arrow lies on the surface
  arrows: readonly Arrow[];
  crosshair: Pair | null;
}

export const EMPTY: Overlay = {
  crowds: [], trails: [], path: null, label: null, starts: [], shape: null, noise: null, arrows: [], crosshair: null,
};
