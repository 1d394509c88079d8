// Where the walkers start: points, a line or a normal scatter, the last as Python's `scattered_starts`.

import { Counter, blocksFor } from "../chance/counter";
import { countOf, type Pair, type Starts } from "../state/state";

/** Return the starts, one array per coordinate. */
export function startsOf(starts: Starts, seed: number, nDims: number): Float64Array[] {
  const count = countOf(starts);
  const made = Array.from({ length: nDims }, () => new Float64Array(count));
  const put = (k: number, point: readonly number[]): void => {
    made.forEach((array, d) => {
      array[k] = point[d]!;
    });
  };
  if (starts.kind === "points") starts.points.forEach((point, k) => put(k, point));
  else if (starts.kind === "line") {
    const { from, to } = starts;
    for (let k = 0; k < count; k++) {
      const share = count > 1 ? k / (count - 1) : 0;
      put(k, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    }
  } else {
    const counter = new Counter(seed, "start", blocksFor(nDims));
    const deviates = new Float64Array(nDims);
    for (let k = 0; k < count; k++) {
      if (starts.radius > 0) counter.normals(k, 0, deviates);
      put(k, Array.from(deviates, (deviate, d) => starts.center[d]! + starts.radius * deviate));
    }
  }
  return made;
}

/** The start that decides which saddle is to be left: the first, or what the others lie around. */
export function originOf(starts: Starts): Pair {
  if (starts.kind === "points") return starts.points[0]!;
  return starts.kind === "line" ? starts.from : starts.center;
}
