// The hand on the surface: pointer, wheel, two fingers and keys turn, lift, approach and shift.

import type { PerspectiveCamera } from "three";

export type View = readonly [number, number, number]; // azimuth, elevation, distance

const REST = [-2.2, 0.66] as const; // azimuth and elevation; from as far as the surface needs
const ROOM = 0.94; // of the picture, that the surface fills at rest
const ELEVATION = [-0.2, 1.55] as const;
const DISTANCE = [0.6, 20] as const;

export class Orbit {
  private view: [number, number, number] = [...REST, 4.1];
  private target: [number, number, number] = [0, 0, 0];
  private rest: Fit = { target: [0, 0, 0], distance: 4.1 };
  private resting = true; // until a hand turns it
  private turned = false; // since a finger was put down
  private readonly fingers = new Map<number, [number, number]>();

  constructor(
    private readonly el: HTMLElement, private readonly camera: PerspectiveCamera,
    private readonly moved: (view: View | null, settled: boolean) => void, // null: at rest
  ) {
    el.addEventListener("pointerdown", this.down);
    el.addEventListener("pointermove", this.move);
    for (const name of ["pointerup", "pointercancel"] as const) el.addEventListener(name, this.up);
    el.addEventListener("wheel", this.wheel, { passive: false });
    el.addEventListener("keydown", this.key);
    el.addEventListener("contextmenu", (event) => {
      event.preventDefault();
    });
    this.place();
  }

  set(view: View | null): void {
    this.resting = view === null;
    this.view = view === null ? [...REST, this.rest.distance] : [...view];
    this.target = [...this.rest.target];
    this.place();
  }

  /** Let points (x, y, z, x, y, z, ...) fill the picture at rest; a view chosen by hand stays. */
  fit(points: ArrayLike<number>): void {
    const tall = Math.tan((this.camera.fov * Math.PI) / 360);
    this.rest = fitted(points, ...REST, ROOM * tall * this.camera.aspect, ROOM * tall);
    if (this.resting) this.set(null);
  }

  private place(): void {
    this.view[1] = Math.min(ELEVATION[1], Math.max(ELEVATION[0], this.view[1]));
    this.view[2] = Math.min(DISTANCE[1], Math.max(DISTANCE[0], this.view[2]));
    const [azimuth, elevation, distance] = this.view;
    const [tx, ty, tz] = this.target;
    this.camera.up.set(0, 0, 1);
    this.camera.position.set(
      tx + distance * Math.cos(elevation) * Math.cos(azimuth),
      ty + distance * Math.cos(elevation) * Math.sin(azimuth),
      tz + distance * Math.sin(elevation),
    );
    this.camera.lookAt(tx, ty, tz);
  }

  private changed(settled: boolean): void {
    this.resting = false;
    this.turned = true;
    this.place();
    this.moved([...this.view], settled);
  }

  private turn(dx: number, dy: number): void {
    this.view[0] -= dx * 0.008;
    this.view[1] += dy * 0.008;
  }

  private pan(dx: number, dy: number): void {
    const size = (this.view[2] * 0.9) / Math.max(1, this.el.clientHeight);
    const [sin, cos] = [Math.sin(this.view[0]), Math.cos(this.view[0])];
    this.target[0] += (sin * dx - cos * Math.sin(this.view[1]) * dy) * size;
    this.target[1] += (-cos * dx - sin * Math.sin(this.view[1]) * dy) * size;
    this.target[2] += Math.cos(this.view[1]) * dy * size;
  }

  private readonly down = (event: PointerEvent): void => {
    this.el.focus({ preventScroll: true });
    this.el.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    this.turned = false;
  };

  private readonly move = (event: PointerEvent): void => {
    const last = this.fingers.get(event.pointerId);
    if (last === undefined) return;
    const [dx, dy] = [event.clientX - last[0], event.clientY - last[1]];
    if (this.fingers.size === 2) {
      const other = [...this.fingers].find(([id]) => id !== event.pointerId)![1];
      const before = Math.hypot(last[0] - other[0], last[1] - other[1]);
      const after = Math.hypot(event.clientX - other[0], event.clientY - other[1]);
      if (after > 0) this.view[2] *= before / after;
      this.turn(0, dy / 2);
    } else if (event.shiftKey || (event.buttons & 6) !== 0) this.pan(dx, dy);
    else this.turn(dx, event.pointerType === "touch" ? 0 : dy);
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    this.changed(false);
  };

  private readonly up = (event: PointerEvent): void => {
    if (this.fingers.delete(event.pointerId) && this.turned) this.changed(true);
  };

  private readonly wheel = (event: WheelEvent): void => {
    // A page that scrolls past must not be caught: the wheel belongs to a view that has the focus.
    if (!event.ctrlKey && document.activeElement !== this.el && this.root.activeElement !== this.el) return;
    event.preventDefault();
    this.view[2] *= Math.exp(Math.max(-0.5, Math.min(0.5, event.deltaY * 0.0015)));
    this.changed(true);
  };

  private get root(): DocumentOrShadowRoot {
    return this.el.getRootNode() as Document | ShadowRoot;
  }

  private readonly key = (event: KeyboardEvent): void => {
    const arrows: Record<string, [number, number]> = {
      ArrowLeft: [-12, 0], ArrowRight: [12, 0], ArrowUp: [0, 12], ArrowDown: [0, -12],
    };
    const by = arrows[event.key];
    if (by && event.shiftKey) this.pan(...by);
    else if (by) this.turn(...by);
    else if (event.key === "+" || event.key === "=") this.view[2] *= 0.9;
    else if (event.key === "-") this.view[2] /= 0.9;
    else if (event.key !== "0") return;
    event.preventDefault();
    if (event.key !== "0") return this.changed(true);
    this.set(null);
    this.moved(null, true);
  };
}

interface Fit {
  readonly target: readonly [number, number, number];
  readonly distance: number;
}

/**
 * The nearest place from which all points are seen in a direction, with as much room left as right of them and
 * above as below. `wide` and `tall` are half the picture's sides at distance 1.
 */
export function fitted(points: ArrayLike<number>, azimuth: number, elevation: number, wide: number, tall: number): Fit {
  const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
  // How far the camera must be for each of the picture's four sides, were the target at the origin.
  let [right, left, above, below] = [-Infinity, -Infinity, -Infinity, -Infinity];
  for (let k = 0; k + 2 < points.length; k += 3) {
    const [x, y, z] = [points[k]!, points[k + 1]!, points[k + 2]!];
    const near = ce * (ca * x + sa * y) + se * z;
    const across = (ca * y - sa * x) / wide;
    const up = (ce * z - se * (ca * x + sa * y)) / tall;
    right = Math.max(right, near + across);
    left = Math.max(left, near - across);
    above = Math.max(above, near + up);
    below = Math.max(below, near - up);
  }
  if (!Number.isFinite(right)) return { target: [0, 0, 0], distance: 4 };
  // To move the target one way gives as much to one side as it takes from the other.
  const distance = Math.max((right + left) / 2, (above + below) / 2);
  const [across, up] = [(wide * (right - left)) / 2, (tall * (above - below)) / 2];
  return { target: [-sa * across - se * ca * up, ca * across - se * sa * up, ce * up], distance };
}
