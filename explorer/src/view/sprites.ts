// The marks of the surface as pictures for the graphics card, each drawn once per theme.

import { CanvasTexture } from "three";
import type { CriticalPoint } from "../simulation/messages";
import { symbol } from "./marks";
import { type Look, type Theme, trace } from "./palette";

const SIDE = 64; // pixels, of which three make one of the screen

export class Sprites {
  private readonly known = new Map<string, CanvasTexture>();

  constructor(private readonly theme: Theme) {}

  /** A walker's mark. */
  marker({ marker, color }: Look): CanvasTexture {
    return this.drawn(`${marker} ${color}`, (context, at) => {
      context.beginPath();
      trace(context, marker, at, at, 13);
      [context.lineWidth, context.strokeStyle, context.fillStyle] = [4, this.theme.halo, color];
      context.stroke();
      context.fill();
    });
  }

  spot(kind: CriticalPoint["kind"]): CanvasTexture {
    return this.drawn(kind, (context, at) => {
      symbol(context, kind, at, at, 12, this.theme);
    });
  }

  /** What surrounds starts and the selected walker. */
  ring(): CanvasTexture {
    return this.drawn("ring", (context, at) => {
      this.outlined(context, this.theme.ink, () => {
        context.arc(at, at, 7.5, 0, 2 * Math.PI);
      });
    });
  }

  crosshair(): CanvasTexture {
    return this.drawn("cross", (context, at) => {
      this.outlined(context, this.theme.accent, () => {
        for (const [ax, ay] of [[8, 0], [-8, 0], [0, 8], [0, -8]] as const) {
          context.moveTo(at + ax / 3, at + ay / 3);
          context.lineTo(at + ax, at + ay);
        }
      });
    });
  }

  /** What a hand takes hold of. */
  handle(): CanvasTexture {
    return this.drawn("handle", (context, at) => {
      [context.fillStyle, context.strokeStyle, context.lineWidth] = [this.theme.paper, this.theme.accent, 3];
      context.beginPath();
      context.arc(at, at, 7, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    });
  }

  dispose(): void {
    for (const texture of this.known.values()) texture.dispose();
    this.known.clear();
  }

  private outlined(context: CanvasRenderingContext2D, color: string, path: () => void): void {
    for (const [width, ink] of [[5, this.theme.halo], [2.4, color]] as const) {
      [context.lineWidth, context.strokeStyle] = [width, ink];
      context.beginPath();
      path();
      context.stroke();
    }
  }

  private drawn(key: string, draw: (context: CanvasRenderingContext2D, at: number) => void): CanvasTexture {
    const known = this.known.get(key);
    if (known) return known;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIDE;
    const context = canvas.getContext("2d")!;
    context.setTransform(3, 0, 0, 3, 0, 0);
    draw(context, SIDE / 6);
    const texture = new CanvasTexture(canvas);
    texture.colorSpace = "srgb";
    this.known.set(key, texture);
    return texture;
  }
}
