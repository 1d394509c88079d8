// One walker followed alone: it is the same alone as in the crowd, because its chance is keyed by number.

import { Ensemble, type Plan } from "../motion/ensemble";

const MOST_POINTS = 2048; // of a path; beyond, every second one is dropped

export class Companion {
  readonly ensemble: Ensemble;
  private path: number[][] = []; // one list per coordinate
  private stride = 1;

  constructor(plan: Plan, starts: readonly Float64Array[], readonly walker: number) {
    this.ensemble = new Ensemble(plan, starts.map((array) => array.slice(walker, walker + 1)), walker);
    this.path = this.ensemble.points.map((array) => [array[0]!]);
  }

  advanceTo(step: number): void {
    while (this.ensemble.step < step) {
      this.ensemble.advance(1);
      if (this.ensemble.step % this.stride === 0) this.note();
    }
  }

  private note(): void {
    this.ensemble.points.forEach((array, d) => this.path[d]!.push(array[0]!));
    if (this.path[0]!.length < MOST_POINTS) return;
    this.stride *= 2;
    this.path = this.path.map((list) => list.filter((_, i) => i % 2 === 0));
  }

  /** The path from the start to now, thinned; a landscape of one variable has zeros for y. */
  drawn(): [Float64Array, Float64Array] {
    const last = this.ensemble.points.map((array) => array[0]!);
    const complete = this.ensemble.step % this.stride === 0;
    const of = (d: number): Float64Array =>
      this.path[d]
        ? Float64Array.from(complete ? this.path[d] : [...this.path[d], last[d]!])
        : new Float64Array(this.path[0]!.length + (complete ? 0 : 1));
    return [of(0), of(1)];
  }

  value(): number {
    return this.ensemble.look()[0]!;
  }
}
