// A landscape at single points, for what is asked one point at a time: Newton's method, curves.

import { compile, pair, type Compiled } from "../formula/jet";
import type { Formula } from "../formula/parse";
import { eigenpairs, type Eigenpair } from "../motion/rules";

export type Point = readonly number[]; // one number per coordinate

export interface Look {
  value: number;
  gradient: number[];
}

export class PointFunction {
  readonly nDims: number;
  n = 0; // evaluations so far, weighed by the formula's length: what a budget counts
  private readonly first: Compiled;
  private readonly second: Compiled;
  private readonly at: Float64Array[];
  private readonly cost: number;

  constructor(readonly formula: Formula) {
    this.nDims = formula.variables.length;
    this.first = compile(formula, 1, 1);
    this.second = compile(formula, 2, 1);
    this.at = Array.from({ length: this.nDims }, () => new Float64Array(1));
    this.cost = formula.nodes.length;
  }

  look(point: Point): Look {
    this.place(point, 1);
    const { value, gradient } = this.first.evaluate(this.at, 1);
    return { value: value[0]!, gradient: gradient.map((array) => array[0]!) };
  }

  /** The Hessian as (i, j) => entry; valid until the next call. */
  hessian(point: Point): (i: number, j: number) => number {
    this.place(point, 3);
    const { hessian } = this.second.evaluate(this.at, 1);
    return (i, j) => hessian[pair(i, j)]![0]!;
  }

  eigenpairs(point: Point): Eigenpair[] {
    return eigenpairs(this.nDims, this.hessian(point));
  }

  private place(point: Point, weight: number): void {
    this.n += weight * this.cost;
    for (let d = 0; d < this.nDims; d++) this.at[d]![0] = point[d]!;
  }
}

/** Length of a vector; Infinity or NaN where a component is. */
export const norm = (vector: Point): number => Math.hypot(...vector);

export const away = (from: Point, to: Point): number => norm(from.map((c, d) => to[d]! - c));
