// What a hand on the contours does to the state.

import { countOf, type Pair, type State } from "../state/state";
import type { Touch } from "../view/contour_hand";
import type { App } from "./app";
import { noiseArrow } from "./noise";

const NEAR = 10; // pixels
const MOST = 10_000;

export function touchOf(app: App): Touch {
  const set = (starts: State["starts"]): void => {
    const { selected } = app.state;
    app.change({ starts, selected: selected && selected.walker < countOf(starts) ? selected : null });
  };
  const inPlane = ([x, y]: Pair): Pair => (app.place?.nDims === 1 ? [x, 0] : [x, y]);
  return {
    starts() {
      const { starts } = app.state;
      const flat = app.place?.nDims === 1 ? (p: Pair): Pair => [p[0], 0] : (p: Pair): Pair => p;
      if (starts.kind === "points") return starts.points.map(flat);
      return (starts.kind === "line" ? [starts.from, starts.to] : [starts.center]).map(flat);
    },
    noise: () => noiseArrow(app),
    tool: () => app.tool,
    pickAt(px, py, pixel) {
      let best: { optimizer: number; walker: number } | null = null;
      let nearest = NEAR;
      app.frame?.optimizers.forEach((one, optimizer) => {
        for (let k = 0; k < one.points[0].length; k++) {
          const [x, y] = pixel([one.points[0][k]!, one.points[1][k]!]);
          const distance = Math.hypot(x - px, y - py);
          if (distance < nearest) [nearest, best] = [distance, { optimizer, walker: k * one.stride }];
        }
      });
      if (best === null) return false;
      app.pick((best as { optimizer: number }).optimizer, (best as { walker: number }).walker);
      return true;
    },
    drop(point) {
      const { starts } = app.state;
      const at = inPlane(point);
      if (starts.kind === "line") set({ ...starts, to: at });
      else if (starts.kind === "patch") set({ ...starts, center: at });
      else if (starts.points.length < MOST) set({ kind: "points", points: [...starts.points, at] });
      else app.say(`At most ${MOST} starts.`);
    },
    moveStart(index, point) {
      const { starts } = app.state;
      const at = inPlane(point);
      if (starts.kind === "points") set({ kind: "points", points: starts.points.map((old, i) => (i === index ? at : old)) });
      else if (starts.kind === "line") set({ ...starts, [index === 0 ? "from" : "to"]: at });
      else set({ ...starts, center: at });
    },
    removeStart(index) {
      const { starts } = app.state;
      if (starts.kind !== "points" || starts.points.length === 1) {
        app.say("The last start stays.");
        return;
      }
      set({ kind: "points", points: starts.points.filter((_, i) => i !== index) });
      app.say("Start removed.");
    },
    drawn(from, to) {
      const { starts } = app.state;
      if (starts.kind === "line") set({ ...starts, from: inPlane(from), to: inPlane(to) });
      else if (starts.kind === "patch") {
        const radius = Number(Math.hypot(to[0] - from[0], to[1] - from[1]).toPrecision(3));
        set({ ...starts, center: inPlane(from), radius });
      }
    },
    turned([x, y]) {
      const std = app.state.noise?.std ?? 0.1;
      // Within two degrees of an axis it is the axis: exact zeros are what a learner wants to see.
      const size = Math.hypot(x, y);
      const snapped = [x, y].map((part) => (Math.abs(part) < 0.035 * size ? 0 : Number((part / size).toPrecision(4))));
      app.change({ noise: { std, direction: [snapped[0]!, snapped[1]!] } });
    },
    crosshair(point) {
      app.crosshair = point;
      if (point) app.say(`${point[0]}, ${point[1]}`);
      app.redraw();
    },
    undrawn() {
      const what = app.tool === "line" ? "from one end of the line of starts to the other" : "from the centre of the patch outwards";
      app.announce(`A click alone draws nothing: press on the contours and drag ${what}.`);
    },
    viewed: () => app.redraw(),
    say: (message) => app.say(message),
  };
}
