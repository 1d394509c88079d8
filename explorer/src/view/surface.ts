// The landscape as a surface in three dimensions, with the same colours, lines and marks as from above.

import {
  AmbientLight, BackSide, BufferAttribute, BufferGeometry, Color, DirectionalLight, DoubleSide, LineBasicMaterial, LineSegments,
  type Material, Mesh, MeshLambertMaterial, PerspectiveCamera, Raycaster, Scene, Vector2, Vector3, WebGLRenderer,
} from "three";
import type { CriticalPoint } from "../simulation/messages";
import type { Pair } from "../state/state";
import { Layer } from "./layer";
import { Orbit, type View } from "./orbit";
import { ground as shade, look, type Theme } from "./palette";
import { band, heightOf, segments, type Box, type Ground, type Height, type Relief } from "./relief";
import { EMPTY, type Curve, type Overlay, type Track } from "./scene";
import { Sprites } from "./sprites";

const N_GRID = 110; // nodes along each side
const LIFT = 0.012; // what lies on the surface floats by this much, or it flickers
const TALL = 0.55; // height of the surface from its middle, half a side being 1
const MOST_SPOTS = 60;
const NOISE_REACH = 0.4; // length of the noise's arrow, half a side being 1
const KINDS = ["MINIMUM", "MAXIMUM", "STRICT_SADDLE", "DEGENERATE", "UNDECIDED"] as const;

export class SurfaceView {
  readonly canvas: HTMLCanvasElement;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(38, 1, 0.05, 60);
  private readonly still = new Layer(this.scene); // as long as landscape and theme are
  private readonly moving = new Layer(this.scene);
  private orbit: Orbit | null = null;
  private fixed: (Mesh | LineSegments)[] = [];
  private sprites!: Sprites;
  private ground: Ground | null = null;
  private relief!: Relief;
  private height!: Height;
  private theme!: Theme;
  private spots: readonly CriticalPoint[] = [];
  private curves: readonly Curve[] = [];
  private half = 1; // of the larger side of the box
  private centre: Pair = [0, 0];
  private nodes: readonly number[] = []; // x, y, z of the relief's
  private stale = true;
  private values = new Float64Array(256);

  /** Throws where there is no WebGL. */
  constructor() {
    this.canvas = document.createElement("canvas");
    // Asked for here: three.js would fill the console before it gave up.
    const context = this.canvas.getContext("webgl2", { antialias: true, alpha: true, depth: true, premultipliedAlpha: true });
    if (context === null) throw new Error("no WebGL");
    this.renderer = new WebGLRenderer({ canvas: this.canvas, context, antialias: true, alpha: true });
    const sun = new DirectionalLight(0xffffff, 1.5);
    sun.position.set(-1.5, 1, 2.5);
    this.scene.add(new AmbientLight(0xffffff, 1.9), sun);
  }

  /** Let hands turn it; what listens to the canvas before this may keep them away. */
  orbitBy(moved: (view: View | null, settled: boolean) => void): void {
    this.orbit = new Orbit(this.canvas, this.camera, moved);
    this.orbit.fit(this.extent);
  }

  get compressed(): boolean {
    return this.ground !== null && this.height.compressed;
  }

  resize(width: number, height: number): void {
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio || 1));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.orbit?.fit(this.extent);
  }

  setCamera(view: View | null): void {
    this.orbit?.set(view);
  }

  setGround(ground: Ground, box: Box): void {
    this.ground = ground;
    this.relief = ground.relief(box, N_GRID);
    this.height = heightOf(this.relief);
    const [[x0, x1], [y0, y1]] = box as [[number, number], [number, number]];
    this.half = Math.max(x1 - x0, y1 - y0) / 2;
    this.centre = [(x0 + x1) / 2, (y0 + y1) / 2];
    this.nodes = this.nodesOf(this.relief);
    this.orbit?.fit(this.extent);
    this.stale = true;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.moving.clear();
    this.sprites?.dispose();
    this.sprites = new Sprites(theme);
    this.stale = true;
  }

  setPlace(spots: readonly CriticalPoint[], curves: readonly Curve[]): void {
    this.spots = spots;
    this.curves = curves;
    this.stale = true;
  }

  /** The arrow of the noise, lying on the surface, as a hand takes it: from its tail to its tip. */
  noiseArrow(direction: Pair, at: Pair): { tail: Pair; tip: Pair } {
    const reach = NOISE_REACH * this.half;
    return { tail: at, tip: [at[0] + reach * direction[0], at[1] + reach * direction[1]] };
  }

  /** The pixel where a point of the plane lies on the surface. */
  pixel(point: Pair): Pair {
    const at = new Float32Array(3);
    if (this.ground === null || !this.placed([point[0]], [point[1]], 1, at, 0)) return [Number.NaN, Number.NaN];
    const seen = new Vector3(at[0], at[1], at[2]).project(this.camera);
    return [((seen.x + 1) / 2) * this.canvas.clientWidth, ((1 - seen.y) / 2) * this.canvas.clientHeight];
  }

  /** The point of the plane under a pixel; null beside the surface. */
  toPlane(px: number, py: number): Pair | null {
    const mesh = this.fixed[0];
    if (!mesh) return null;
    const ray = new Raycaster();
    ray.setFromCamera(new Vector2((2 * px) / this.canvas.clientWidth - 1, 1 - (2 * py) / this.canvas.clientHeight), this.camera);
    const hit = ray.intersectObject(mesh)[0]?.point;
    return hit ? [this.centre[0] + hit.x * this.half, this.centre[1] + hit.y * this.half] : null;
  }

  get pixelsPerUnit(): number {
    return this.canvas.clientHeight / 2 / this.half;
  }

  draw(overlay: Overlay = EMPTY): void {
    if (this.ground === null) return;
    if (this.stale) this.build();
    this.stale = false;
    const { moving, sprites, theme } = this;
    moving.begin();
    for (const { position, xs, ys, n } of overlay.crowds) {
      const own = look(position, theme);
      const size = n > 1000 ? 5 : n > 60 ? 8 : 13;
      const room = moving.crowd(`${position}`, sprites.marker(own), size * this.ratio);
      this.placed(xs, ys, n, room.take(3 * n), 2 * LIFT);
    }
    for (const { position, track } of overlay.trails) this.line(moving, track, look(position, theme).color, 1.6, 2);
    if (overlay.path !== null) {
      const [xs, ys] = overlay.path.track;
      this.line(moving, overlay.path.track, look(overlay.path.position, theme).color, 2.4, 2.5);
      if (xs.length > 0) this.mark(moving, "ring", [[xs[xs.length - 1]!, ys[ys.length - 1]!]], 24, 3);
    }
    if (overlay.starts.length <= 200) this.mark(moving, "ring", overlay.starts, 17, 1);
    if (overlay.crosshair) this.mark(moving, "crosshair", [overlay.crosshair], 26, 3);
    for (const { from, along, color, wide } of overlay.arrows) this.arrow(from, along, color, wide ? 3.5 : 2.4);
    if (overlay.noise !== null) {
      const { tail, tip } = this.noiseArrow(overlay.noise.direction, overlay.noise.at);
      this.arrow(tail, [tip[0] - tail[0], tip[1] - tail[1]], theme.accent, 3);
      this.mark(moving, "handle", [tip], 19, 5);
    }
    moving.end();
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.tear();
    this.moving.clear();
    this.sprites?.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  private get ratio(): number {
    return this.renderer.getPixelRatio();
  }

  private tear(): void {
    this.still.clear();
    for (const object of this.fixed) {
      this.scene.remove(object);
      (object.geometry as BufferGeometry).dispose();
      (object.material as Material).dispose();
    }
    this.fixed = [];
  }

  private build(): void {
    this.tear();
    const { relief, still } = this;
    const lines: number[] = [];
    for (const level of relief.levels) {
      const ends = segments(relief, level);
      const z = this.z(level) + LIFT / 3;
      for (let k = 0; k < ends.length; k += 2) lines.push(...this.flat(ends[k]!, ends[k + 1]!), z);
    }
    // Its border: high ground is as pale as the page.
    const { nodes } = this;
    const last = N_GRID - 1;
    for (let k = 0; k < last; k++)
      for (const [p, q] of [[k, k + 1], [last * N_GRID + k, last * N_GRID + k + 1], [k * N_GRID, (k + 1) * N_GRID], [k * N_GRID + last, (k + 1) * N_GRID + last]] as const)
        if (!Number.isNaN(relief.values[p]! + relief.values[q]!))
          lines.push(...nodes.slice(3 * p, 3 * p + 3), ...nodes.slice(3 * q, 3 * q + 3));
    const levels = new LineSegments(geometry(lines), new LineBasicMaterial({
      color: this.theme.dark ? 0xd7deea : 0x2c3848, transparent: true, opacity: this.theme.dark ? 0.28 : 0.4,
    }));
    const mesh = this.mesh();
    // From below, lines lie behind the ground: it is drawn before them there, as it is behind them from above.
    const under = new Mesh(mesh.geometry, new MeshLambertMaterial({
      vertexColors: true, side: BackSide, polygonOffset: true, polygonOffsetFactor: -2, polygonOffsetUnits: -2,
    }));
    this.fixed = [mesh, under, levels];
    this.scene.add(...this.fixed);
    still.begin();
    for (const { track, kind } of this.curves)
      this.line(still, kind === "stable" ? track : dotted(track), this.theme.accent, 2, 1);
    for (const kind of KINDS) {
      const of = this.spots.filter((spot) => spot.kind === kind).map((spot) => spot.location);
      const size = (this.spots.length > MOST_SPOTS ? 9 : 22) * this.ratio;
      this.put(still.marks(kind, this.sprites.spot(kind), size), of, 2);
    }
    still.end();
  }

  /** The nodes that have a value. */
  private get extent(): number[] {
    return this.nodes.filter((_, i) => !Number.isNaN(this.relief.values[Math.floor(i / 3)]!));
  }

  private nodesOf({ box, values }: Relief): number[] {
    const [[x0, x1], [y0, y1]] = box as [[number, number], [number, number]];
    return Array.from(values).flatMap((value, k) => {
      const [i, j] = [k % N_GRID, Math.floor(k / N_GRID)];
      const at = this.flat(x0 + ((x1 - x0) * i) / (N_GRID - 1), y0 + ((y1 - y0) * j) / (N_GRID - 1));
      return [...at, this.z(value)];
    });
  }

  private mesh(): Mesh {
    const { relief } = this;
    const [colors, faces]: [number[], number[]] = [[], []];
    const color = new Color();
    relief.values.forEach((value, k) => {
      const [i, j] = [k % N_GRID, Math.floor(k / N_GRID)];
      const share = band(value, relief.levels);
      const [r, g, b] = shade(Number.isNaN(share) ? 0.35 : share, this.theme);
      color.setRGB(r / 255, g / 255, b / 255, "srgb");
      colors.push(color.r, color.g, color.b);
      if (i === 0 || j === 0) return;
      const corners = [k - N_GRID - 1, k - N_GRID, k, k - 1] as const;
      if (corners.some((corner) => Number.isNaN(relief.values[corner]!))) return;
      faces.push(corners[0], corners[1], corners[2], corners[0], corners[2], corners[3]);
    });
    const shape = geometry(this.nodes);
    shape.setAttribute("color", new BufferAttribute(new Float32Array(colors), 3));
    shape.setIndex(faces);
    shape.computeVertexNormals();
    const material = new MeshLambertMaterial({
      vertexColors: true, side: DoubleSide, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
    });
    return new Mesh(shape, material);
  }

  private flat(x: number, y: number): [number, number] {
    return [(x - this.centre[0]) / this.half, (y - this.centre[1]) / this.half];
  }

  private z(value: number): number {
    return TALL * this.height.of(value);
  }

  /** Write the places of points on the surface; one beside it is left out, far away. Whether all are on it. */
  private placed(xs: ArrayLike<number>, ys: ArrayLike<number>, n: number, out: Float32Array, lift: number): boolean {
    if (this.values.length < n) this.values = new Float64Array(2 * n);
    const { values, half } = this;
    const [cx, cy] = this.centre;
    this.ground!.values(xs, ys, n, values);
    let all = true;
    for (let k = 0; k < n; k++) {
      const [x, y, value] = [(xs[k]! - cx) / half, (ys[k]! - cy) / half, values[k]!];
      // Beside the drawn part the surface is not there, and a point in the air would mislead.
      const seen = Math.abs(x) <= 1.02 && Math.abs(y) <= 1.02 && Number.isFinite(value);
      out[3 * k] = seen ? x : 1e3;
      out[3 * k + 1] = seen ? y : 1e3;
      // Beside a pole a point may lie deeper than every node: no deeper than the surface is drawn.
      out[3 * k + 2] = seen ? Math.max(-TALL, Math.min(TALL, this.z(value))) + lift : 1e3;
      all &&= seen;
    }
    return all;
  }

  private line(layer: Layer, [xs, ys]: Track, color: string, width: number, lift: number): void {
    const n = xs.length;
    const at = new Float32Array(3 * n);
    this.placed(xs, ys, n, at, lift * LIFT);
    const room = layer.segments(color, width);
    for (let k = 0; k + 1 < n; k++)
      if (at[3 * k]! < 100 && at[3 * k + 3]! < 100) room.take(6).set(at.subarray(3 * k, 3 * k + 6));
  }

  private arrow(from: Pair, along: Pair, color: string, width: number): void {
    const shaft = Array.from({ length: 24 }, (_, k) => k / 23);
    const at = (d: 0 | 1): number[] => shaft.map((share) => from[d] + along[d] * share);
    this.line(this.moving, [at(0), at(1)], color, width, 4);
    const tip: Pair = [from[0] + along[0], from[1] + along[1]];
    for (const turn of [2.6, -2.6]) {
      const [c, s] = [Math.cos(turn) * 0.18, Math.sin(turn) * 0.18];
      const barb: Pair = [tip[0] + along[0] * c - along[1] * s, tip[1] + along[0] * s + along[1] * c];
      this.line(this.moving, [[tip[0], barb[0]], [tip[1], barb[1]]], color, width, 4);
    }
  }

  private mark(layer: Layer, name: "ring" | "crosshair" | "handle", at: readonly Pair[], size: number, lift: number): void {
    this.put(layer.marks(name, this.sprites[name](), size * this.ratio), at, lift);
  }

  private put(room: ReturnType<Layer["marks"]>, at: readonly Pair[], lift: number): void {
    this.placed(at.map((p) => p[0]), at.map((p) => p[1]), at.length, room.take(3 * at.length), lift * LIFT);
  }
}

/** Every other bit of a curve. */
function dotted([xs, ys]: Track): Track {
  const of = (list: ArrayLike<number>): number[] => Array.from(list, (value, k) => (k % 4 < 2 ? value : Number.NaN));
  return [of(xs), of(ys)];
}

function geometry(positions: ArrayLike<number>): BufferGeometry {
  return new BufferGeometry().setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
}
