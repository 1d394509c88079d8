// The hand on the contours: pointer, touch and keys drop, move, draw, turn, zoom and shift.

import type { Pair } from "../state/state";
import type { ContourView } from "./contours";

export interface Touch {
  starts(): readonly Pair[];
  noise(): { direction: Pair; at: Pair } | null;
  tool(): "drop" | "line" | "patch";
  /** The walker near a pixel, to be followed; true where there was one. `pixel` says where a point is seen. */
  pickAt(px: number, py: number, pixel: (point: Pair) => Pair): boolean;
  drop(point: Pair): void;
  moveStart(index: number, point: Pair, settled: boolean): void;
  removeStart(index: number): void;
  drawn(from: Pair, to: Pair, settled: boolean): void;
  undrawn(): void; // a click where a drag would have drawn
  turned(direction: Pair): void;
  crosshair(point: Pair | null): void;
  viewed(): void; // the viewport has moved
  say(message: string): void;
}

const NEAR = 14; // pixels within which a handle is taken
const STILL = 5; // pixels below which a drag is a tap
const KEYS = 40; // key presses across the view

type Grip =
  | { kind: "start"; index: number } | { kind: "noise" } | { kind: "shape"; from: Pair } | { kind: "pan" };

export class ContourHand {
  private grip: Grip | null = null;
  private begin: [number, number] = [0, 0];
  private last: [number, number] = [0, 0];
  private dragged = false;
  private cursor: Pair | null = null;
  private carried: number | null = null; // the start that the keys carry
  private readonly fingers = new Map<number, [number, number]>();

  constructor(private readonly view: ContourView, private readonly touch: Touch) {
    const { canvas } = view;
    canvas.addEventListener("pointerdown", this.down);
    canvas.addEventListener("pointermove", this.move);
    canvas.addEventListener("pointerup", this.up);
    canvas.addEventListener("pointercancel", this.up);
    canvas.addEventListener("wheel", this.wheel, { passive: false });
    canvas.addEventListener("keydown", this.key);
    canvas.addEventListener("blur", () => {
      this.cursor = this.carried = null;
      touch.crosshair(null);
    });
    // A finger on a handle moves it; elsewhere it may scroll the page.
    canvas.addEventListener("touchstart", (event) => {
      const finger = event.touches[0]!;
      const [px, py] = this.pixel(finger);
      const found = this.find(px, py, 1.6);
      if (found.kind !== "pan" || event.touches.length > 1) event.preventDefault();
    }, { passive: false });
  }

  private pixel(event: { clientX: number; clientY: number }): [number, number] {
    const box = this.view.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private find(px: number, py: number, wide = 1): Grip {
    const noise = this.touch.noise();
    if (noise !== null) {
      const { tip } = this.view.noiseArrow(noise.direction);
      if (Math.hypot(tip[0] - px, tip[1] - py) < NEAR * wide) return { kind: "noise" };
    }
    let best: Grip = { kind: "pan" };
    let nearest = NEAR * wide;
    this.touch.starts().forEach((start, index) => {
      const [x, y] = this.view.pixel(start);
      const distance = Math.hypot(x - px, y - py);
      if (distance < nearest) [nearest, best] = [distance, { kind: "start", index }];
    });
    if (best.kind === "pan" && this.touch.tool() !== "drop")
      return { kind: "shape", from: this.view.viewport.toPlane(px, py) };
    return best;
  }

  private readonly down = (event: PointerEvent): void => {
    const { canvas } = this.view;
    canvas.focus({ preventScroll: true });
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (event.button > 1 || this.fingers.size > 2) return;
    canvas.setPointerCapture(event.pointerId);
    const [px, py] = this.pixel(event);
    this.grip = this.fingers.size > 1 || event.shiftKey || event.button === 1
      ? { kind: "pan" } : this.find(px, py, event.pointerType === "touch" ? 1.6 : 1);
    this.begin = this.last = [px, py];
    this.dragged = this.fingers.size > 1;
  };

  private readonly move = (event: PointerEvent): void => {
    if (this.grip === null) return;
    const [px, py] = this.pixel(event);
    if (this.fingers.size === 2) this.pinch(event);
    else if (!this.dragged && Math.hypot(px - this.begin[0], py - this.begin[1]) < STILL) return;
    else this.drag(px, py, false);
    this.dragged = true;
    this.last = [px, py];
  };

  private pinch(event: PointerEvent): void {
    const mine = this.fingers.get(event.pointerId)!;
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)![1];
    const before = Math.hypot(mine[0] - other[0], mine[1] - other[1]);
    const after = Math.hypot(event.clientX - other[0], event.clientY - other[1]);
    this.view.viewport.zoomBy(before > 0 ? after / before : 1);
    this.view.viewport.panBy((event.clientX - mine[0]) / 2, (event.clientY - mine[1]) / 2);
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    this.seen();
  }

  private drag(px: number, py: number, settled: boolean): void {
    const { grip } = this;
    const point = rounded(this.view.viewport.toPlane(px, py), this.view.viewport.pixelsPerUnit);
    if (grip?.kind === "start") this.touch.moveStart(grip.index, point, settled);
    else if (grip?.kind === "shape")
      this.touch.drawn(rounded(grip.from, this.view.viewport.pixelsPerUnit), point, settled);
    else if (grip?.kind === "noise") {
      const { tail } = this.view.noiseArrow([1, 0]);
      if (Math.hypot(px - tail[0], py - tail[1]) > 3) this.touch.turned([px - tail[0], tail[1] - py]);
    } else if (!settled) {
      this.view.viewport.panBy(px - this.last[0], py - this.last[1]);
      this.seen();
    }
  }

  private readonly up = (event: PointerEvent): void => {
    this.fingers.delete(event.pointerId);
    const { grip } = this;
    if (grip === null) return;
    const [px, py] = this.pixel(event);
    if (event.type === "pointerup" && this.fingers.size === 0) {
      if (this.dragged) this.drag(px, py, true);
      else if (!this.touch.pickAt(px, py, (point) => this.view.pixel(point))) {
        if (grip.kind === "shape") this.touch.undrawn();
        else if (grip.kind === "pan" && !event.shiftKey)
          this.touch.drop(rounded(this.view.viewport.toPlane(px, py), this.view.viewport.pixelsPerUnit));
      }
    }
    if (this.fingers.size === 0) this.grip = null;
  };

  private readonly wheel = (event: WheelEvent): void => {
    const root = this.view.canvas.getRootNode() as Document;
    if (!event.ctrlKey && root.activeElement !== this.view.canvas) return;
    event.preventDefault();
    const factor = Math.exp(-Math.max(-300, Math.min(300, event.deltaY)) * 0.0015);
    this.view.viewport.zoomBy(factor, ...this.pixel(event));
    this.seen();
  };

  private seen(): void {
    this.view.moved();
    this.touch.viewed();
  }

  private readonly key = (event: KeyboardEvent): void => {
    const arrows: Record<string, Pair> = {
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
    };
    const by = arrows[event.key];
    const [[x0, x1], [y0, y1]] = this.view.viewport.visible as [Pair, Pair];
    const here: Pair = this.cursor ?? [(x0 + x1) / 2, (y0 + y1) / 2];
    if (by) {
      const step = (x1 - x0) / KEYS / (event.shiftKey ? 10 : 1);
      const scale = this.view.viewport.pixelsPerUnit;
      this.point(rounded([
        Math.min(x1, Math.max(x0, here[0] + by[0] * step)), Math.min(y1, Math.max(y0, here[1] + by[1] * step)),
      ], scale));
      if (this.carried !== null) this.touch.moveStart(this.carried, this.cursor!, true);
    } else if (event.key === "Enter") this.enter(here);
    else if (event.key === "m" || event.key === "M") this.carry(here);
    else if (event.key === "Delete" || event.key === "Backspace") {
      const index = this.nearest(here);
      if (index !== null) this.touch.removeStart(index);
    } else if (event.key === "Escape" && this.carried !== null) this.carried = null;
    else if (event.key === "+" || event.key === "=" || event.key === "-") {
      this.view.viewport.zoomBy(event.key === "-" ? 1 / 1.25 : 1.25);
      this.seen();
    } else if (event.key === "0") {
      this.view.viewport.zoomBy(1e-9);
      this.touch.viewed();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private point(point: Pair): void {
    this.cursor = point;
    this.touch.crosshair(point);
  }

  private enter(here: Pair): void {
    if (this.carried !== null) {
      this.carried = null;
      this.touch.say("Start put down.");
      return;
    }
    this.point(here);
    this.touch.drop(here);
    this.touch.say(`Start dropped at ${here[0]}, ${here[1]}.`);
  }

  private carry(here: Pair): void {
    this.carried = this.carried === null ? this.nearest(here) : null;
    this.touch.say(this.carried === null ? "Nothing is carried." : `Carrying start ${this.carried + 1}: arrows move it, Enter puts it down.`);
    if (this.carried !== null) this.point(this.touch.starts()[this.carried]!);
  }

  private nearest(here: Pair): number | null {
    const starts = this.touch.starts();
    let best: number | null = null;
    let least = Infinity;
    starts.forEach(([x, y], index) => {
      const distance = Math.hypot(x - here[0], y - here[1]);
      if (distance < least) [least, best] = [distance, index];
    });
    return best;
  }
}

/** A point with the digits that a pixel of the view can tell apart; near a line of symmetry it lies on it. */
export function rounded([x, y]: Pair, pixelsPerUnit: number): Pair {
  const digits = Math.max(0, Math.min(12, Math.ceil(Math.log10(pixelsPerUnit)) ));
  const plain = (value: number): number => Number(value.toFixed(digits)) + 0;
  return [plain(x), plain(y)];
}
