// The part of the plane that the contour view shows, one scale for both axes: a direction on the
// screen is the direction in the plane, and orthogonal eigenvectors look it.

import type { Box } from "./relief";

export class Viewport {
  private width = 1;
  private height = 1;
  private centre: [number, number] = [0, 0];
  private scale = 1; // pixels per unit
  private zoom = 1;
  private shift: [number, number] = [0, 0];
  private box: Box = [[-2, 2], [-2, 2]];

  /** Show a box again from its whole. */
  show(box: Box): void {
    this.box = box;
    this.zoom = 1;
    this.shift = [0, 0];
    this.fit();
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.fit();
  }

  private fit(): void {
    const [[x0, x1], [y0, y1]] = this.box as [[number, number], [number, number]];
    this.scale = this.zoom * Math.min(this.width / (x1 - x0), this.height / (y1 - y0));
    this.centre = [(x0 + x1) / 2 + this.shift[0], (y0 + y1) / 2 + this.shift[1]];
  }

  zoomBy(factor: number, px = this.width / 2, py = this.height / 2): void {
    const before = this.toPlane(px, py);
    this.zoom = Math.min(1e4, Math.max(0.25, this.zoom * factor));
    this.fit();
    const after = this.toPlane(px, py);
    this.shift = [this.shift[0] + before[0] - after[0], this.shift[1] + before[1] - after[1]];
    this.fit();
  }

  panBy(dx: number, dy: number): void {
    this.shift = [this.shift[0] - dx / this.scale, this.shift[1] + dy / this.scale];
    this.fit();
  }

  get visible(): Box {
    const [rx, ry] = [this.width / 2 / this.scale, this.height / 2 / this.scale];
    return [[this.centre[0] - rx, this.centre[0] + rx], [this.centre[1] - ry, this.centre[1] + ry]];
  }

  get pixelsPerUnit(): number {
    return this.scale;
  }

  x(x: number): number {
    return this.width / 2 + (x - this.centre[0]) * this.scale;
  }

  y(y: number): number {
    return this.height / 2 - (y - this.centre[1]) * this.scale;
  }

  toPlane(px: number, py: number): [number, number] {
    return [
      this.centre[0] + (px - this.width / 2) / this.scale,
      this.centre[1] - (py - this.height / 2) / this.scale,
    ];
  }
}
