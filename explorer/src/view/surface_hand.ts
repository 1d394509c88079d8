// The hand on the surface: a tap drops a start or picks a walker, starts and the noise's arrow are dragged.
// What it does not take hold of is left to the orbit.

import type { Pair } from "../state/state";
import { rounded, type Touch } from "./contour_hand";
import type { SurfaceView } from "./surface";

const NEAR = 14; // pixels within which a handle is taken
const STILL = 5; // pixels below which a drag is a tap

type Grip = { kind: "start"; index: number } | { kind: "noise"; tail: Pair } | { kind: "none" };

export class SurfaceHand {
  private grip: Grip = { kind: "none" };
  private begin: Pair | null = null;
  private dragged = false;
  private nFingers = 0;

  /** To be made before the orbit, from which it keeps what it takes. */
  constructor(private readonly view: SurfaceView, private readonly touch: Touch) {
    const { canvas } = view;
    canvas.addEventListener("pointerdown", this.down);
    canvas.addEventListener("pointermove", this.move);
    canvas.addEventListener("pointerup", this.up);
    canvas.addEventListener("pointercancel", this.up);
  }

  private pixel(event: PointerEvent): Pair {
    const box = this.view.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private find([px, py]: Pair, near: number): Grip {
    const away = (point: Pair): number => {
      const [x, y] = this.view.pixel(point);
      return Math.hypot(x - px, y - py);
    };
    const noise = this.touch.noise();
    if (noise !== null) {
      const { tail, tip } = this.view.noiseArrow(noise.direction, noise.at);
      if (away(tip) < near) return { kind: "noise", tail };
    }
    let found: Grip = { kind: "none" };
    let nearest = near;
    this.touch.starts().forEach((start, index) => {
      const distance = away(start);
      if (distance < nearest) [nearest, found] = [distance, { kind: "start", index }];
    });
    return found;
  }

  private readonly down = (event: PointerEvent): void => {
    this.nFingers += 1;
    this.begin = event.button === 0 && this.nFingers === 1 && !event.shiftKey ? this.pixel(event) : null;
    this.dragged = false;
    this.grip = this.begin ? this.find(this.begin, NEAR * (event.pointerType === "touch" ? 1.6 : 1)) : { kind: "none" };
    if (this.grip.kind === "none") return;
    this.view.canvas.focus({ preventScroll: true });
    this.view.canvas.setPointerCapture(event.pointerId);
    event.stopImmediatePropagation();
  };

  private readonly move = (event: PointerEvent): void => {
    if (this.begin === null) return;
    const at = this.pixel(event);
    this.dragged ||= Math.hypot(at[0] - this.begin[0], at[1] - this.begin[1]) >= STILL;
    if (this.grip.kind === "none") return;
    event.stopImmediatePropagation();
    if (this.dragged) this.drag(at, false);
  };

  private drag([px, py]: Pair, settled: boolean): void {
    const point = this.view.toPlane(px, py);
    if (point === null) return; // beside the surface a handle stays where it was
    if (this.grip.kind === "start") this.touch.moveStart(this.grip.index, rounded(point, this.view.pixelsPerUnit), settled);
    else if (this.grip.kind === "noise") {
      const along: Pair = [point[0] - this.grip.tail[0], point[1] - this.grip.tail[1]];
      if (Math.hypot(...along) * this.view.pixelsPerUnit > 3) this.touch.turned(along);
    }
  }

  private readonly up = (event: PointerEvent): void => {
    this.nFingers = Math.max(0, this.nFingers - 1);
    const { begin, grip } = this;
    this.begin = null;
    if (grip.kind !== "none") event.stopImmediatePropagation();
    if (begin === null || event.type !== "pointerup") return;
    const at = this.pixel(event);
    if (this.dragged) this.drag(at, true);
    else this.tap(at, grip);
    this.grip = { kind: "none" };
  };

  private tap([px, py]: Pair, grip: Grip): void {
    if (this.touch.pickAt(px, py, (point) => this.view.pixel(point)) || grip.kind !== "none") return;
    const point = this.view.toPlane(px, py);
    if (this.touch.tool() !== "drop") this.touch.undrawn();
    else if (point !== null) this.touch.drop(rounded(point, this.view.pixelsPerUnit));
  }
}
