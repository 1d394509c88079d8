// The landscape from above on a canvas: filled levels, lines along them, and what moves on it.

import { along, arrow, edges, plate, plateAt, symbol, widthOf } from "./marks";
import { ground as shade, look, type Theme, trace } from "./palette";
import { band, segments, type Box, type Ground } from "./relief";
import { EMPTY, type Curve, type Overlay, type Track } from "./scene";
import type { CriticalPoint } from "../simulation/messages";
import type { Pair } from "../state/state";
import { Viewport } from "./viewport";

const N_FILL = 220; // nodes along each side, for the colours and the lines
const MOST_MARKERS = 400; // of one optimizer; a larger crowd is drawn as small squares
const NOISE_TEXT = "noise: drag";
const NOISE_REACH = 0.2; // of the canvas's smaller side: length of the arrow that is dragged
export const MOST_SPOTS = 60; // symbols larger than dots, with eigenvectors

export class ContourView {
  readonly canvas = document.createElement("canvas");
  readonly viewport = new Viewport();
  private readonly base = document.createElement("canvas");
  private ground: Ground | null = null;
  private theme!: Theme;
  private spots: readonly CriticalPoint[] = [];
  private curves: readonly Curve[] = [];
  private overlay: Overlay = EMPTY;
  private stale = true;
  private busy: Pair[] = []; // pixels of critical points and their arrows, that a label should leave free
  private labelSide = 0;
  private ratio = 1;

  resize(width: number, height: number): void {
    this.ratio = Math.min(2, devicePixelRatio || 1);
    for (const canvas of [this.canvas, this.base]) {
      canvas.width = Math.max(1, Math.round(width * this.ratio));
      canvas.height = Math.max(1, Math.round(height * this.ratio));
    }
    this.viewport.resize(width, height);
    this.stale = true;
  }

  get size(): [number, number] {
    return [this.canvas.width / this.ratio, this.canvas.height / this.ratio];
  }

  setGround(ground: Ground, box: Box): void {
    this.ground = ground;
    this.viewport.show(box);
    this.stale = true;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.stale = true;
  }

  setPlace(spots: readonly CriticalPoint[], curves: readonly Curve[]): void {
    this.spots = spots;
    this.curves = curves;
    this.stale = true;
  }

  /** Say that the viewport has moved. */
  moved(): void {
    this.stale = true;
  }

  /** The centre of the noise's arrow, its tip and, opposite of it, its other end, in pixels. */
  noiseArrow([dx, dy]: Pair): { tail: Pair; tip: Pair; other: Pair } {
    const [width, height] = this.size;
    const reach = NOISE_REACH * Math.min(width, height);
    const centre: Pair = [width - reach - 16, reach + 16];
    const end = (sign: number): Pair => [centre[0] + sign * dx * reach, centre[1] - sign * dy * reach];
    return { tail: centre, tip: end(1), other: end(-1) };
  }

  draw(overlay: Overlay): void {
    this.overlay = overlay;
    if (this.ground === null) return;
    if (this.stale) this.drawBase(this.ground);
    this.stale = false;
    const context = this.canvas.getContext("2d")!;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.base, 0, 0);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.drawStarts(context);
    for (const trail of overlay.trails) this.drawTrail(context, trail.position, trail.track);
    this.drawCrowds(context);
    this.drawPath(context);
    for (const one of overlay.arrows) {
      const to: Pair = [one.from[0] + one.along[0], one.from[1] + one.along[1]];
      arrow(context, this.pixel(one.from), this.pixel(to), one.color, this.theme, one.dash, one.wide ? 3.5 : 2);
    }
    if (overlay.noise !== null) this.drawNoise(context, overlay.noise.direction);
    if (overlay.crosshair !== null) this.drawCrosshair(context, this.pixel(overlay.crosshair));
    this.drawScale(context);
    if (overlay.label !== null) this.drawLabel(context, overlay.label.at, overlay.label.text);
  }

  private drawLabel(context: CanvasRenderingContext2D, point: Pair, text: string): void {
    const at = this.pixel(point);
    const [width, height] = this.size;
    if (!(at[0] > -10 && at[0] < width + 10 && at[1] > -10 && at[1] < height + 10)) return;
    const wide = widthOf(context, text);
    const arrows = this.overlay.arrows.flatMap(({ from, along: [dx, dy] }) =>
      along(this.pixel(from), this.pixel([from[0] + dx, from[1] + dy])));
    const { noise } = this.overlay;
    if (noise !== null) {
      const { tip, other } = this.noiseArrow(noise.direction);
      arrows.push(...along(other, tip), ...edges(...this.noisePlate(context, noise.direction)));
    }
    const starts = this.overlay.starts.slice(0, MOST_SPOTS).map((start) => this.pixel(start));
    const { corner, side } = plateAt(at, wide, this.size, [...arrows, ...starts, ...this.busy], this.labelSide);
    this.labelSide = side;
    plate(context, text, corner, this.theme);
  }

  pixel(point: Pair): [number, number] {
    return [this.viewport.x(point[0]), this.viewport.y(point[1])];
  }

  private drawBase(ground: Ground): void {
    const context = this.base.getContext("2d")!;
    const [width, height] = this.size;
    const relief = ground.relief(this.viewport.visible, N_FILL);
    const image = new ImageData(N_FILL, N_FILL);
    relief.values.forEach((value, k) => {
      const [i, j] = [k % N_FILL, Math.floor(k / N_FILL)];
      const at = 4 * ((N_FILL - 1 - j) * N_FILL + i);
      const share = band(value, relief.levels);
      const color = Number.isNaN(share) ? hatched(i, j, this.theme) : shade(share, this.theme);
      image.data.set([...color, 255], at);
    });
    const tile = document.createElement("canvas");
    tile.width = tile.height = N_FILL;
    tile.getContext("2d")!.putImageData(image, 0, 0);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.imageSmoothingEnabled = true;
    // Nodes are the centres of the picture's pixels: it is half a pixel larger on every side.
    const [ex, ey] = [width / (N_FILL - 1), height / (N_FILL - 1)];
    context.drawImage(tile, -ex / 2, -ey / 2, width + ex, height + ey);
    context.strokeStyle = this.theme.line;
    context.lineWidth = 1;
    context.setLineDash([]);
    for (const level of relief.levels) this.drawLevel(context, segments(relief, level));
    for (const curve of this.curves) this.drawCurve(context, curve);
    this.drawSpots(context);
  }

  private drawLevel(context: CanvasRenderingContext2D, ends: readonly number[]): void {
    context.beginPath();
    for (let k = 0; k < ends.length; k += 4) {
      context.moveTo(this.viewport.x(ends[k]!), this.viewport.y(ends[k + 1]!));
      context.lineTo(this.viewport.x(ends[k + 2]!), this.viewport.y(ends[k + 3]!));
    }
    context.stroke();
  }

  private drawCurve(context: CanvasRenderingContext2D, curve: Curve): void {
    for (const [width, color] of [[4.5, this.theme.halo], [2, this.theme.accent]] as const) {
      context.lineWidth = width;
      context.strokeStyle = color;
      context.globalAlpha = color === this.theme.halo ? 0.6 : 1;
      context.setLineDash(curve.kind === "stable" || color === this.theme.halo ? [] : [3, 4]);
      this.polyline(context, curve.track);
      context.stroke();
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  private polyline(context: CanvasRenderingContext2D, [xs, ys]: Track): void {
    context.beginPath();
    for (let k = 0; k < xs.length; k++) {
      const [x, y] = this.pixel([xs[k]!, ys[k]!]);
      // Beyond this a canvas loses its precision, and not-a-number its path.
      if (!(Math.abs(x) < 1e5 && Math.abs(y) < 1e5)) continue;
      if (k === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  }

  private drawSpots(context: CanvasRenderingContext2D): void {
    const [width, height] = this.size;
    const shown = this.spots.filter(({ location }) => {
      const [x, y] = this.pixel(location);
      return x > -9 && x < width + 9 && y > -9 && y < height + 9;
    });
    const crowded = shown.length > MOST_SPOTS;
    this.busy = [];
    for (const spot of shown) {
      const at = this.pixel(spot.location);
      if (!crowded) this.busy.push(at);
      if (!crowded && spot.kind === "STRICT_SADDLE")
        spot.eigenvectors.forEach(([vx, vy], i) => {
          const outward = spot.eigenvalues[i]! < 0;
          for (const sign of [-1, 1]) {
            const far: Pair = [at[0] + sign * 34 * vx, at[1] - sign * 34 * vy];
            const near: Pair = [at[0] + sign * 9 * vx, at[1] - sign * 9 * vy];
            // Down and out where the curvature is negative, down and in where it is positive.
            arrow(context, outward ? near : far, outward ? far : near, this.theme.ink, this.theme, [], 1.4);
            this.busy.push(...along(near, far));
          }
        });
      symbol(context, spot.kind, ...at, crowded ? 6 : 12, this.theme);
    }
  }

  private drawScale(context: CanvasRenderingContext2D): void {
    const [width, height] = this.size;
    const [[x0, x1], [y0, y1]] = this.viewport.visible as [[number, number], [number, number]];
    const step = niceStep((x1 - x0) / 5);
    context.font = "11px system-ui, sans-serif";
    context.lineJoin = "round";
    const write = (text: string, x: number, y: number): void => {
      context.lineWidth = 3;
      context.strokeStyle = this.theme.halo;
      context.strokeText(text, x, y);
      context.fillStyle = this.theme.ink;
      context.fillText(text, x, y);
    };
    context.textAlign = "center";
    context.textBaseline = "bottom";
    for (let k = Math.ceil(x0 / step); k * step < x1; k++) {
      const x = this.viewport.x(k * step);
      if (x > 40 && x < width - 14) write(brief(k * step, step), x, height - 3);
    }
    context.textAlign = "left";
    context.textBaseline = "middle";
    for (let k = Math.ceil(y0 / step); k * step < y1; k++) {
      const y = this.viewport.y(k * step);
      if (y > 12 && y < height - 20) write(brief(k * step, step), 4, y);
    }
  }

  private drawCrowds(context: CanvasRenderingContext2D): void {
    for (const crowd of this.overlay.crowds) {
      const own = look(crowd.position, this.theme);
      const nMarkers = Math.min(crowd.n, MOST_MARKERS);
      if (crowd.n > MOST_MARKERS) {
        context.fillStyle = own.color;
        for (let k = nMarkers; k < crowd.n; k++) {
          const [x, y] = [this.viewport.x(crowd.xs[k]!), this.viewport.y(crowd.ys[k]!)];
          context.fillRect(x - 1, y - 1, 2.2, 2.2);
        }
      }
      const size = crowd.n > 60 ? 6 : crowd.n > 10 ? 8 : 11;
      context.setLineDash([]);
      context.beginPath();
      for (let k = 0; k < nMarkers; k++) {
        const [x, y] = this.pixel([crowd.xs[k]!, crowd.ys[k]!]);
        if (Math.abs(x) < 1e5 && Math.abs(y) < 1e5) trace(context, own.marker, x, y, size);
      }
      context.lineWidth = 2.5;
      context.strokeStyle = this.theme.halo;
      context.stroke();
      context.fillStyle = own.color;
      context.fill();
    }
  }

  private drawTrail(context: CanvasRenderingContext2D, position: number, track: Track): void {
    const own = look(position, this.theme);
    context.lineJoin = "round";
    context.lineWidth = 1.6;
    context.strokeStyle = own.color;
    context.setLineDash([...own.dash]);
    this.polyline(context, track);
    context.stroke();
    context.setLineDash([]);
  }

  private drawPath(context: CanvasRenderingContext2D): void {
    const { path } = this.overlay;
    if (path === null || path.track[0].length === 0) return;
    const own = look(path.position, this.theme);
    context.lineJoin = "round";
    for (const [width, color, dash] of [[5, this.theme.halo, []], [2.2, own.color, own.dash]] as const) {
      context.lineWidth = width;
      context.strokeStyle = color;
      context.setLineDash([...dash]);
      this.polyline(context, path.track);
      context.stroke();
    }
    context.setLineDash([]);
    const last = path.track[0].length - 1;
    const [x, y] = this.pixel([path.track[0][last]!, path.track[1][last]!]);
    if (!(Math.abs(x) < 1e5 && Math.abs(y) < 1e5)) return;
    for (const [width, color] of [[5, this.theme.halo], [2, this.theme.ink]] as const) {
      context.lineWidth = width;
      context.strokeStyle = color;
      context.beginPath();
      context.arc(x, y, 10, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  private drawStarts(context: CanvasRenderingContext2D): void {
    const { shape, starts } = this.overlay;
    context.strokeStyle = this.theme.ink;
    context.lineWidth = 1.5;
    context.setLineDash([5, 4]);
    context.beginPath();
    if (shape?.kind === "line") {
      context.moveTo(...this.pixel(shape.from));
      context.lineTo(...this.pixel(shape.to));
    } else if (shape?.kind === "patch") {
      const radius = shape.radius * this.viewport.pixelsPerUnit;
      context.arc(...this.pixel(shape.center), Math.max(0, Math.min(radius, 1e5)), 0, 2 * Math.PI);
    }
    context.stroke();
    context.setLineDash([]);
    for (const start of starts)
      for (const [width, color] of [[4, this.theme.halo], [1.6, this.theme.ink]] as const) {
        context.lineWidth = width;
        context.strokeStyle = color;
        context.beginPath();
        context.arc(...this.pixel(start), 8, 0, 2 * Math.PI);
        context.stroke();
      }
  }

  private drawNoise(context: CanvasRenderingContext2D, direction: Pair): void {
    const { tail, tip, other } = this.noiseArrow(direction);
    arrow(context, tail, other, this.theme.accent, this.theme, [5, 3], 2);
    arrow(context, tail, tip, this.theme.accent, this.theme, [], 3);
    context.fillStyle = this.theme.paper;
    context.strokeStyle = this.theme.accent;
    context.lineWidth = 2.5;
    context.beginPath();
    context.arc(tip[0], tip[1], 7, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    plate(context, NOISE_TEXT, this.noisePlate(context, direction)[0], this.theme);
  }

  /** The corner and the width of the words beside the noise's arrow. */
  private noisePlate(context: CanvasRenderingContext2D, direction: Pair): [Pair, number] {
    const { tail, tip, other } = this.noiseArrow(direction);
    const wide = widthOf(context, NOISE_TEXT);
    return [plateAt(tail, wide, this.size, along(other, tip)).corner, wide];
  }

  private drawCrosshair(context: CanvasRenderingContext2D, [x, y]: Pair): void {
    for (const [width, color] of [[4, this.theme.halo], [1.5, this.theme.accent]] as const) {
      context.lineWidth = width;
      context.strokeStyle = color;
      context.beginPath();
      for (const [ax, ay] of [[-16, 0], [16, 0], [0, -16], [0, 16]] as const) {
        context.moveTo(x + ax / 4, y + ay / 4);
        context.lineTo(x + ax, y + ay);
      }
      context.stroke();
    }
  }
}

/** Where there is no value: a pattern, so that it is no colour of the scale. */
function hatched(i: number, j: number, theme: Theme): [number, number, number] {
  return (i + j) % 6 < 2 ? shade(0.35, theme) : theme.dark ? [10, 11, 14] : [205, 205, 205];
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
}

function brief(value: number, step: number): string {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return digits > 6 ? value.toExponential(1) : value.toFixed(digits).replace("-", "−");
}
