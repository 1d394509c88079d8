// How optimizers and ground are drawn: colour, marker and dash differ, each enough on its own.

import table from "../../../src/unsaddle/figures/looks.json";

export type MarkerShape = "circle" | "square" | "up" | "diamond" | "down" | "plus" | "star" | "hexagon";

export interface Look {
  color: string;
  marker: MarkerShape;
  dash: readonly number[];
}

export interface Theme {
  dark: boolean;
  ink: string;
  faint: string;
  paper: string;
  halo: string; // around marks, so that they stand out on any ground
  low: readonly [number, number, number]; // of the ground's colours
  high: readonly [number, number, number];
  line: string; // contour lines
  accent: string;
}

// The first six as in the static figures, told apart in the usual forms of colour-blindness and in grey.
const COLORS = { light: [...table.on_white, "#4aa8de", "#7a7400"], dark: [...table.on_dark, "#56d3e9", "#d3cc4a"] };
const MARKERS = [...table.markers, "star", "hexagon"] as readonly MarkerShape[];
const DASHES: readonly (readonly number[])[] = [
  [], [8, 3], [2, 2.5], [8, 3, 2, 3], [14, 4], [6, 2, 2, 2, 2, 2], [4, 4], [1, 4],
];

export const LIGHT: Theme = {
  dark: false,
  ink: "#1c1f26",
  faint: "#595e68",
  paper: "#ffffff",
  halo: "#ffffff",
  low: [148, 170, 196],
  high: [250, 249, 244],
  line: "rgba(40, 52, 70, 0.42)",
  accent: "#7a1fa2",
};

export const DARK: Theme = {
  dark: true,
  ink: "#eef0f4",
  faint: "#aab1bd",
  paper: "#14171d",
  halo: "#0b0d11",
  low: [24, 29, 40],
  high: [98, 110, 130],
  line: "rgba(225, 232, 245, 0.30)",
  accent: "#e0a3ff",
};

export function look(position: number, theme: Theme): Look {
  return {
    color: COLORS[theme.dark ? "dark" : "light"][position] ?? theme.ink,
    marker: MARKERS[position % MARKERS.length]!,
    dash: DASHES[position % DASHES.length]!,
  };
}

/** The ground's colour at a share of the way from its lowest to its highest band. */
export function ground(share: number, theme: Theme): [number, number, number] {
  const mix = (i: 0 | 1 | 2): number => theme.low[i] + (theme.high[i] - theme.low[i]) * share;
  return [mix(0), mix(1), mix(2)];
}

/** Add a marker of so many pixels across to the context's path; fill and stroke are the caller's. */
export function trace(context: CanvasRenderingContext2D, shape: MarkerShape, x: number, y: number, size: number): void {
  const r = size / 2;
  if (shape === "circle") {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const corners = CORNERS[shape];
  corners.forEach(([a, b], i) => {
    if (i === 0) context.moveTo(x + r * a, y + r * b);
    else context.lineTo(x + r * a, y + r * b);
  });
  context.closePath();
}

const around = (n: number, turn: number, radius: (i: number) => number): [number, number][] =>
  Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * i) / n + turn;
    return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)];
  });

const T = 0.36; // half the width of a plus's bar
const CORNERS: Record<Exclude<MarkerShape, "circle">, readonly (readonly [number, number])[]> = {
  square: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  up: [[0, -1.15], [1.05, 0.8], [-1.05, 0.8]],
  down: [[0, 1.15], [1.05, -0.8], [-1.05, -0.8]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  plus: [
    [-T, -1.1], [T, -1.1], [T, -T], [1.1, -T], [1.1, T], [T, T], [T, 1.1], [-T, 1.1], [-T, T], [-1.1, T],
    [-1.1, -T], [-T, -T],
  ],
  star: around(10, -Math.PI / 2, (i) => (i % 2 === 0 ? 1.3 : 0.55)),
  hexagon: around(6, 0, () => 1.05),
};

/** The theme that a wish and the system together ask for. */
export function themeOf(wish: "auto" | "light" | "dark"): Theme {
  if (wish === "auto") return matchMedia("(prefers-color-scheme: dark)").matches ? DARK : LIGHT;
  return wish === "dark" ? DARK : LIGHT;
}

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
