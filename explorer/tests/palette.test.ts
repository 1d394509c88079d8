// An optimizer looks alike in the static figures and on the page: one table gives both its colours and markers.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DARK, LIGHT, look } from "../src/view/palette";

const table = JSON.parse(readFileSync(new URL("../../src/unsaddle/figures/looks.json", import.meta.url), "utf8")) as
  Record<"on_white" | "on_dark" | "markers", string[]>;

/** CIE L*: 0 is black, 100 white. */
function lightness(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 116 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b) - 16;
}

describe("the looks of optimizers", () => {
  it("are those of the figures for the first six", () => {
    for (let i = 0; i < 6; i++) {
      expect(look(i, LIGHT).color).toBe(table.on_white[i]);
      expect(look(i, DARK).color).toBe(table.on_dark[i]);
      expect(look(i, LIGHT).marker).toBe(table.markers[i]);
    }
  });

  it("stand out from the card: dark on white, light on dark", () => {
    for (let i = 0; i < 8; i++) {
      expect(lightness(look(i, LIGHT).color)).toBeLessThan(70);
      expect(lightness(look(i, DARK).color)).toBeGreaterThan(62);
    }
  });
});
