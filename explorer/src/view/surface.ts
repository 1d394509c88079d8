// The landscape as a surface in three dimensions, with the same colours, lines and marks as from above.

import {
  BufferAttribute, BufferGeometry, CanvasTexture, Color, DoubleSide, Line, LineBasicMaterial, LineSegments,
  Mesh, MeshLambertMaterial, type Object3D, PerspectiveCamera, Points, PointsMaterial, Scene, WebGLRenderer,
  AmbientLight, DirectionalLight,
} from "three";
import type { CriticalPoint } from "../simulation/messages";
import type { Pair } from "../state/state";
import { symbol } from "./marks";
import { Orbit } from "./orbit";
import { ground as shade, look, type Theme, trace } from "./palette";
import { band, heightOf, segments, type Box, type Ground, type Height, type Relief } from "./relief";
import { EMPTY, type Curve, type Overlay, type Track } from "./scene";

const N_GRID = 110; // nodes along each side
const LIFT = 0.012; // what lies on the surface floats by this much, or it flickers
const TALL = 0.55; // height of the surface from its middle, half a side being 1
const MOST_SPOTS = 60;

export class SurfaceView {
  readonly canvas: HTMLCanvasElement;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(38, 1, 0.05, 60);
  private readonly orbit: Orbit;
  private fixed: Object3D[] = [];
  private readonly crowds: Points[] = [];
  private loose: Object3D[] = [];
  private ground: Ground | null = null;
  private relief!: Relief;
  private height!: Height;
  private theme!: Theme;
  private spots: readonly CriticalPoint[] = [];
  private curves: readonly Curve[] = [];
  private half = 1; // of the larger side of the box
  private centre: Pair = [0, 0];
  private stale = true;
  private textures = new Map<string, CanvasTexture>();

  /** Throws where there is no WebGL. */
  constructor(moved: (view: readonly [number, number, number], settled: boolean) => void) {
    this.canvas = document.createElement("canvas");
    // Asked for here: three.js would fill the console before it gave up.
    const context = this.canvas.getContext("webgl2", { antialias: true, alpha: true, depth: true, premultipliedAlpha: true });
    if (context === null) throw new Error("no WebGL");
    this.renderer = new WebGLRenderer({ canvas: this.canvas, context, antialias: true, alpha: true });
    this.orbit = new Orbit(this.canvas, this.camera, moved);
    const sun = new DirectionalLight(0xffffff, 1.5);
    sun.position.set(-1.5, 1, 2.5);
    this.scene.add(new AmbientLight(0xffffff, 1.9), sun);
  }

  get compressed(): boolean {
    return this.ground !== null && this.height.compressed;
  }

  resize(width: number, height: number): void {
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio || 1));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }

  setCamera(view: readonly [number, number, number] | null): void {
    this.orbit.set(view);
  }

  setGround(ground: Ground, box: Box): void {
    this.ground = ground;
    this.relief = ground.relief(box, N_GRID);
    this.height = heightOf(this.relief);
    const [[x0, x1], [y0, y1]] = box as [[number, number], [number, number]];
    this.half = Math.max(x1 - x0, y1 - y0) / 2;
    this.centre = [(x0 + x1) / 2, (y0 + y1) / 2];
    this.stale = true;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    for (const texture of this.textures.values()) texture.dispose();
    this.textures = new Map();
    this.stale = true;
  }

  setPlace(spots: readonly CriticalPoint[], curves: readonly Curve[]): void {
    this.spots = spots;
    this.curves = curves;
    this.stale = true;
  }

  draw(overlay: Overlay = EMPTY): void {
    if (this.ground === null) return;
    if (this.stale) this.build();
    this.stale = false;
    this.drawCrowds(overlay);
    for (const object of this.loose) this.remove(object);
    this.loose = [];
    for (const trail of overlay.trails) this.loose.push(this.line(trail.track, look(trail.position, this.theme).color, 2));
    if (overlay.path !== null) {
      const color = look(overlay.path.position, this.theme).color;
      this.loose.push(this.line(overlay.path.track, color, 2.5));
      const [xs, ys] = overlay.path.track;
      if (xs.length > 0)
        this.loose.push(this.marks([[xs[xs.length - 1]!, ys[ys.length - 1]!]], this.ring(), 24, 3 * LIFT));
    }
    if (overlay.starts.length > 0 && overlay.starts.length <= 200)
      this.loose.push(this.marks(overlay.starts, this.ring(), 17, LIFT));
    if (overlay.crosshair) this.loose.push(this.marks([overlay.crosshair], this.sprite("cross"), 26, 3 * LIFT));
    for (const one of overlay.arrows) this.drawArrow(one.from, one.along, one.color);
    this.scene.add(...this.loose);
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    for (const object of [...this.fixed, ...this.loose, ...this.crowds]) this.remove(object);
    for (const texture of this.textures.values()) texture.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  private remove(object: Object3D): void {
    this.scene.remove(object);
    if (object instanceof Mesh || object instanceof Line || object instanceof Points) {
      (object.geometry as BufferGeometry).dispose();
      (object.material as PointsMaterial).dispose();
    }
  }

  private build(): void {
    for (const object of this.fixed) this.remove(object);
    const { relief } = this;
    const mesh = this.mesh();
    this.fixed = [mesh];
    const lines: number[] = [];
    for (const level of relief.levels) {
      const ends = segments(relief, level);
      const z = this.z(level) + LIFT / 3;
      for (let k = 0; k < ends.length; k += 2) lines.push(...this.flat(ends[k]!, ends[k + 1]!), z);
    }
    this.fixed.push(
      new LineSegments(geometry(lines), new LineBasicMaterial({
        color: this.theme.dark ? 0xd7deea : 0x2c3848, transparent: true, opacity: this.theme.dark ? 0.28 : 0.4,
      })),
    );
    for (const curve of this.curves) this.fixed.push(this.line(curve.track, this.theme.accent, 1));
    for (const kind of ["MINIMUM", "MAXIMUM", "STRICT_SADDLE", "DEGENERATE", "UNDECIDED"] as const) {
      const of = this.spots.filter((spot) => spot.kind === kind).map((spot) => spot.location);
      if (of.length > 0)
        this.fixed.push(this.marks(of, this.sprite(kind), this.spots.length > MOST_SPOTS ? 9 : 18, 2 * LIFT));
    }
    this.scene.add(...this.fixed);
  }

  private mesh(): Mesh {
    const { relief } = this;
    const [positions, colors, faces]: [number[], number[], number[]] = [[], [], []];
    const [[x0, x1], [y0, y1]] = relief.box as [[number, number], [number, number]];
    const color = new Color();
    relief.values.forEach((value, k) => {
      const [i, j] = [k % N_GRID, Math.floor(k / N_GRID)];
      const at = this.flat(x0 + ((x1 - x0) * i) / (N_GRID - 1), y0 + ((y1 - y0) * j) / (N_GRID - 1));
      positions.push(...at, this.z(value));
      const share = band(value, relief.levels);
      const [r, g, b] = shade(Number.isNaN(share) ? 0.35 : share, this.theme);
      color.setRGB(r / 255, g / 255, b / 255, "srgb");
      colors.push(color.r, color.g, color.b);
      if (i === 0 || j === 0) return;
      const corners = [k - N_GRID - 1, k - N_GRID, k, k - 1] as const;
      if (corners.some((corner) => Number.isNaN(relief.values[corner]!))) return;
      faces.push(corners[0], corners[1], corners[2], corners[0], corners[2], corners[3]);
    });
    const shape = geometry(positions);
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

  /** The places of points on the surface; far outside the box they are left out as not-a-number. */
  private placed(xs: ArrayLike<number>, ys: ArrayLike<number>, n: number, out: Float32Array, lift: number): void {
    const pairs = new Float64Array(2 * n);
    for (let k = 0; k < n; k++) {
      pairs[2 * k] = xs[k]!;
      pairs[2 * k + 1] = ys[k]!;
    }
    const values = new Float64Array(n);
    this.ground!.values(pairs, n, values);
    for (let k = 0; k < n; k++) {
      const [x, y] = this.flat(xs[k]!, ys[k]!);
      // Beside the drawn part the surface is not there, and a point in the air would mislead.
      const seen = Math.abs(x) <= 1.02 && Math.abs(y) <= 1.02 && Number.isFinite(values[k]!);
      out[3 * k] = seen ? x : 1e3;
      out[3 * k + 1] = seen ? y : 1e3;
      out[3 * k + 2] = seen ? this.z(values[k]!) + lift : 1e3;
    }
  }

  private line([xs, ys]: Track, color: string, lift: number): LineSegments {
    const n = xs.length;
    const at = new Float32Array(3 * n);
    this.placed(xs, ys, n, at, lift * LIFT);
    const ends: number[] = [];
    for (let k = 0; k + 1 < n; k++)
      if (at[3 * k]! < 100 && at[3 * k + 3]! < 100) ends.push(...at.subarray(3 * k, 3 * k + 6));
    return new LineSegments(geometry(ends), new LineBasicMaterial({ color }));
  }

  private drawArrow(from: Pair, along: Pair, color: string): void {
    const n = 24;
    const xs = Array.from({ length: n }, (_, k) => from[0] + (along[0] * k) / (n - 1));
    const ys = Array.from({ length: n }, (_, k) => from[1] + (along[1] * k) / (n - 1));
    this.loose.push(this.line([xs, ys], color, 4));
    for (const turn of [2.6, -2.6]) {
      const [c, s] = [Math.cos(turn) * 0.18, Math.sin(turn) * 0.18];
      const barb: Pair = [along[0] * c - along[1] * s, along[0] * s + along[1] * c];
      const tip: Pair = [from[0] + along[0], from[1] + along[1]];
      this.loose.push(this.line([[tip[0], tip[0] + barb[0]], [tip[1], tip[1] + barb[1]]], color, 4));
    }
  }

  private marks(at: readonly Pair[], texture: CanvasTexture, size: number, lift: number): Points {
    const places = new Float32Array(3 * at.length);
    this.placed(at.map((p) => p[0]), at.map((p) => p[1]), at.length, places, lift);
    return new Points(geometry(places), sprites(texture, size * this.renderer.getPixelRatio()));
  }

  private drawCrowds(overlay: Overlay): void {
    while (this.crowds.length > overlay.crowds.length) this.remove(this.crowds.pop()!);
    overlay.crowds.forEach((crowd, i) => {
      const own = look(crowd.position, this.theme);
      const size = (crowd.n > 1000 ? 5 : crowd.n > 60 ? 8 : 13) * this.renderer.getPixelRatio();
      const texture = this.sprite(own.marker, own.color);
      let cloud: Points | undefined = this.crowds[i];
      if (cloud && (cloud.geometry.getAttribute("position") as BufferAttribute).count < crowd.n) {
        this.remove(cloud);
        cloud = undefined;
      }
      if (cloud === undefined) {
        cloud = new Points(geometry(new Float32Array(3 * crowd.n)), sprites(texture, size));
        cloud.frustumCulled = false;
        this.crowds[i] = cloud;
        this.scene.add(cloud);
      }
      const material = cloud.material as PointsMaterial;
      [material.map, material.size] = [texture, size];
      const attribute = cloud.geometry.getAttribute("position") as BufferAttribute;
      this.placed(crowd.xs, crowd.ys, crowd.n, attribute.array as Float32Array, 2 * LIFT);
      attribute.needsUpdate = true;
      cloud.geometry.setDrawRange(0, crowd.n);
    });
  }

  private ring(): CanvasTexture {
    return this.sprite("ring");
  }

  private sprite(name: string, color = ""): CanvasTexture {
    const key = `${name} ${color}`;
    const known = this.textures.get(key);
    if (known) return known;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    const context = canvas.getContext("2d")!;
    context.setTransform(3, 0, 0, 3, 0, 0);
    const at = 64 / 6;
    if (color !== "") {
      context.beginPath();
      trace(context, name as "circle", at, at, 13);
      [context.lineWidth, context.strokeStyle, context.fillStyle] = [4, this.theme.halo, color];
      context.stroke();
      context.fill();
    } else if (name === "ring" || name === "cross")
      for (const [width, ink] of [[4, this.theme.halo], [1.8, name === "ring" ? this.theme.ink : this.theme.accent]] as const) {
        [context.lineWidth, context.strokeStyle] = [width, ink];
        context.beginPath();
        if (name === "ring") context.arc(at, at, 7.5, 0, 2 * Math.PI);
        else for (const [ax, ay] of [[8, 0], [-8, 0], [0, 8], [0, -8]] as const) {
          context.moveTo(at + ax / 3, at + ay / 3);
          context.lineTo(at + ax, at + ay);
        }
        context.stroke();
      }
    else symbol(context, name as CriticalPoint["kind"], at, at, 12, this.theme);
    const texture = new CanvasTexture(canvas);
    texture.colorSpace = "srgb";
    this.textures.set(key, texture);
    return texture;
  }
}

function geometry(positions: ArrayLike<number>): BufferGeometry {
  const shape = new BufferGeometry();
  const array = positions instanceof Float32Array ? positions : new Float32Array(positions);
  return shape.setAttribute("position", new BufferAttribute(array, 3));
}

const sprites = (map: CanvasTexture, size: number): PointsMaterial =>
  new PointsMaterial({ map, size, sizeAttenuation: false, transparent: true, alphaTest: 0.25, depthWrite: true });
