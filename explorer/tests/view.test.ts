// What is drawn lies where it should: levels, the viewport, directions, looks, and the contrast of text.

import { readFileSync } from "node:fs";
import { PerspectiveCamera, ShaderLib, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { parse } from "../src/formula/parse";
import { degrees, directionOf, unit } from "../src/panel/noise";
import { figure } from "../src/panel/dom";
import { reshaped } from "../src/panel/starts";
import { DARK, LIGHT, look } from "../src/view/palette";
import { nearer } from "../src/view/layer";
import { along, edges, plateAt } from "../src/view/marks";
import { fitted } from "../src/view/orbit";
import { band, Ground, heightOf, segments } from "../src/view/relief";
import { Viewport } from "../src/view/viewport";

const SQUARE = [[-2, 2], [-2, 2]] as const;

describe("the relief", () => {
  it("puts the segments of a level on it", () => {
    const relief = new Ground(parse("x**2 + y**2")).relief(SQUARE, 81);
    const ends = segments(relief, 1);
    expect(ends.length).toBeGreaterThan(200);
    for (let k = 0; k < ends.length; k += 2) expect(Math.hypot(ends[k]!, ends[k + 1]!)).toBeCloseTo(1, 2);
  });

  it("keeps apart the two branches of a hyperbola where they meet in a cell", () => {
    const relief = new Ground(parse("x*y")).relief(SQUARE, 4);
    const ends = segments(relief, 0.05);
    for (let k = 0; k < ends.length; k += 4) {
      const middle = ((ends[k]! + ends[k + 2]!) / 2) * ((ends[k + 1]! + ends[k + 3]!) / 2);
      expect(middle).toBeGreaterThan(0);
    }
  });

  it("gives each band about the same area, and no colour to what has no value", () => {
    const relief = new Ground(parse("100*(y - x**2)**2 + (1 - x)**2")).relief(SQUARE, 101);
    const shares = [...relief.values].map((value) => band(value, relief.levels));
    for (const share of [0.25, 0.5, 0.75])
      expect(shares.filter((found) => found < share).length / shares.length).toBeCloseTo(share, 0);
    expect(band(Number.NaN, relief.levels)).toBeNaN();
    const half = new Ground(parse("log(x)")).relief(SQUARE, 41);
    expect(half.values[0]).toBeNaN();
    expect(heightOf(half).of(Number.NaN)).toBe(1);
  });

  it("evaluates many points as one", () => {
    const ground = new Ground(parse("x**3 - y"));
    const [xs, ys] = [Math.sin, Math.cos].map((f) => Float64Array.from({ length: 6000 }, (_, k) => f(k)));
    const out = new Float64Array(6000);
    ground.values(xs!, ys!, 6000, out);
    for (const k of [0, 4095, 4096, 5999]) expect(out[k]).toBe(ground.value(xs![k]!, ys![k]!));
  });

  it("compresses heights only where a few values tower, and never changes their order", () => {
    expect(heightOf(new Ground(parse("x**2 - y**2")).relief(SQUARE, 41)).compressed).toBe(false);
    const height = heightOf(new Ground(parse("exp(5*x)")).relief(SQUARE, 41));
    expect(height.compressed).toBe(true);
    expect(height.of(1)).toBeLessThan(height.of(2));
  });

  it("has one level at most on a constant ground", () => {
    expect(new Ground(parse("0*x")).relief(SQUARE, 11).levels).toHaveLength(0);
  });
});

describe("the viewport", () => {
  it("shows the whole box with one scale for both axes, and keeps the point under a zoom", () => {
    const port = new Viewport();
    port.resize(400, 200);
    port.show([[-1, 3], [-2, 2]]);
    expect(port.x(3) - port.x(-1)).toBeCloseTo(port.y(-2) - port.y(2));
    const before = port.toPlane(37, 120);
    port.zoomBy(3, 37, 120);
    expect(port.toPlane(37, 120)[0]).toBeCloseTo(before[0]);
    expect(port.toPlane(37, 120)[1]).toBeCloseTo(before[1]);
    const [x, y] = port.toPlane(11, 13);
    expect([port.x(x), port.y(y)]).toEqual([expect.closeTo(11), expect.closeTo(13)]);
  });
});

describe("the marks on the surface", () => {
  it("stand before the ground that slopes up around them: the shader's place is where three.js has it", () => {
    expect(ShaderLib.points.vertexShader.split("#include <project_vertex>")).toHaveLength(2);
    const { vertexShader } = nearer({ vertexShader: ShaderLib.points.vertexShader });
    expect(vertexShader).toContain("gl_Position.z = gl_Position.w * nearer.z / nearer.w;");
    expect(vertexShader.indexOf("#include <project_vertex>")).toBeLessThan(vertexShader.indexOf("vec4 nearer"));
  });
});

describe("the surface at rest", () => {
  it("fills the picture, wide or narrow, and touches two of its sides", () => {
    for (const [wide, tall] of [[0.34, 0.34], [0.6, 0.3], [0.15, 0.3]] as const) {
      const points = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-0.55, 0.55].flatMap((z) => [x, y, z])));
      const { target, distance } = fitted(points, -2.2, 0.66, wide, tall);
      const camera = new PerspectiveCamera((360 / Math.PI) * Math.atan(tall), wide / tall, 0.01, 100);
      camera.up.set(0, 0, 1);
      const [ca, sa, ce, se] = [Math.cos(-2.2), Math.sin(-2.2), Math.cos(0.66), Math.sin(0.66)];
      camera.position.set(target[0] + distance * ce * ca, target[1] + distance * ce * sa, target[2] + distance * se);
      camera.lookAt(...target);
      camera.updateMatrixWorld();
      const seen = Array.from({ length: 8 }, (_, k) => new Vector3(...points.slice(3 * k, 3 * k + 3)).project(camera));
      const reach = (of: (v: Vector3) => number): [number, number] => [Math.min(...seen.map(of)), Math.max(...seen.map(of))];
      const [across, up] = [reach((v) => v.x), reach((v) => v.y)];
      for (const end of [...across, ...up]) expect(Math.abs(end)).toBeLessThan(1 + 1e-9);
      const full = [across, up].some(([low, high]) => Math.abs(low + 1) < 1e-9 && Math.abs(high - 1) < 1e-9);
      expect(full).toBe(true);
    }
    expect(fitted([], 0, 0, 1, 1).distance).toBe(4);
  });
});

describe("the plate beside the walker", () => {
  it("leaves arrows and critical points free where it can, stays where it was, and inside", () => {
    const [at, size] = [[200, 200], [500, 400]] as const;
    expect(plateAt(at, 100, size, []).side).toBe(0);
    const out = along([200, 200], [300, 170]); // an arrow to the right and up, where the plate would lie
    const beside = plateAt(at, 100, size, out);
    expect(beside.side).toBe(1);
    expect(beside.corner[0] + 100).toBeLessThan(200);
    expect(plateAt(at, 100, size, [], 1).side).toBe(1);
    for (const [x, y] of [[0, 0], [500, 400], [499, 0]] as const) {
      const { corner } = plateAt([x, y], 100, size, []);
      expect(corner[0] >= 4 && corner[0] + 100 <= 496 && corner[1] >= 4 && corner[1] + 21 <= 396).toBe(true);
    }
    // Beside another plate there is room on the other side; the two do not overlap.
    const other = edges([212, 170], 90);
    const [left] = plateAt(at, 100, size, other).corner;
    expect(left + 100 < 212 || left > 302).toBe(true);
    expect(along([0, 0], [120, 0]).length).toBe(11);
    expect(along([0, 0], [Infinity, 0])).toEqual([]);
  });
});

describe("the style", () => {
  it("concerns nothing of a page around it, a notebook's say", () => {
    const sheet = readFileSync(new URL("../src/style.css", import.meta.url), "utf8").replace(/\/\*[^]*?\*\//g, "");
    const selectors = [...sheet.matchAll(/([^{};]+)\{/g)].map(([, text]) => text!.trim()).filter((text) => !text.startsWith("@"));
    // Commas outside of parentheses part one selector from the next.
    const each = selectors.flatMap((text) => text.split(/,(?![^(]*\))/)).map((text) => text.trim());
    expect(each.length).toBeGreaterThan(100);
    expect(each.filter((text) => !text.startsWith(".unsaddle-explorer"))).toEqual([]);
  });
});

describe("words and numbers", () => {
  it("takes directions along the axes exactly", () => {
    expect(directionOf(90)).toEqual([0, 1]);
    expect(directionOf(0)).toEqual([1, 0]);
    expect(degrees(directionOf(37))).toBe(37);
    expect(Math.hypot(...unit([3, 4]))).toBeCloseTo(1);
  });

  it("keeps the place when the shape of the starts changes", () => {
    const points = { kind: "points", points: [[1, 2]] } as const;
    expect(reshaped(points, "patch", 4)).toEqual({ kind: "patch", center: [1, 2], radius: 0.2, count: 100 });
    expect(reshaped(reshaped(points, "line", 4), "drop", 4)).toEqual(points);
  });

  it("writes numbers with four digits and a real minus", () => {
    expect([figure(-0.12345), figure(0), figure(1e-7), figure(Infinity), figure(NaN)])
      .toEqual(["−0.1235", "0", "1.00e−7", "∞", "none"]);
  });
});

describe("what can be told apart", () => {
  it("gives eight optimizers different colours, markers and dashes", () => {
    for (const theme of [LIGHT, DARK]) {
      const looks = Array.from({ length: 8 }, (_, i) => look(i, theme));
      for (const key of ["color", "marker", "dash"] as const)
        expect(new Set(looks.map((one) => String(one[key]))).size).toBe(8);
    }
  });

  it("has text contrast of at least 4.5 on paper and cards, light and dark", () => {
    const css = readFileSync(new URL("../src/style.css", import.meta.url), "utf8");
    const blocks = [css.match(/\.unsaddle-explorer \{([^}]*)\}/)![1]!, css.match(/theme="dark"\] \{([^}]*)\}/)![1]!];
    for (const block of blocks) {
      const color = Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
      for (const under of ["paper", "card"])
        for (const ink of ["ink", "faint", "bad", "accent"])
          expect(contrast(color[ink]!, color[under]!)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color["on-primary"]!, color["primary"]!)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** The ratio of WCAG 2: relative luminances, each with five hundredths added. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const share = parseInt(hex.slice(i, i + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
