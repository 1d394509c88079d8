// The two views side by side: their sizes, their drawing, their legend.

import type { Frame, Place } from "../simulation/messages";
import type { Pair, State } from "../state/state";
import { landscapeOf } from "../world/landscape";
import { ContourHand, type Touch } from "../view/contour_hand";
import { ContourView } from "../view/contours";
import type { Theme } from "../view/palette";
import { Ground } from "../view/relief";
import type { Curve, Overlay } from "../view/scene";
import { SurfaceView } from "../view/surface";
import { SurfaceHand } from "../view/surface_hand";
import { button, h, whole } from "./dom";
import type { Hand } from "./hand";
import { noiseArrow } from "./noise";
import { countdown } from "./selected";
import { nameOf } from "./words";

const MOST_MANIFOLDS = 8; // saddles whose curves are drawn
const ROOMY = 240; // pixels of width from which the label beside the walker has all its words
const NO_SURFACE = "This browser offers no WebGL: the contours alone are shown. Everything else works.";

export class Stage {
  readonly el: HTMLElement;
  readonly contours = new ContourView();
  private surface: SurfaceView | null = null;
  private readonly boxes: { surface: HTMLElement; contours: HTMLElement };
  private readonly toggles: Record<"surface" | "contours", HTMLButtonElement>;
  private readonly caption = h("span", { class: "note" });
  private readonly count = h("span", { class: "note count", "data-testid": "drawn-count" });
  private readonly watch: ResizeObserver;
  private pending = 0;
  private frame: Frame | null = null;

  constructor(
    private readonly hand: Hand, touch: Touch, transport: HTMLElement,
    private readonly drew: (milliseconds: number) => void,
  ) {
    try {
      this.surface = new SurfaceView();
      new SurfaceHand(this.surface, touch);
      this.surface.orbitBy((camera, settled) => {
        this.redraw();
        if (settled) hand.change({ view: { ...hand.state.view, camera } });
      });
    } catch {
      hand.announce(NO_SURFACE);
    }
    const contours = this.contours.canvas;
    for (const [name, value] of Object.entries({
      tabindex: "0", role: "application", "aria-roledescription": "contour map", "data-testid": "contours",
      "aria-label": "Landscape from above. Arrows move a crosshair, Shift finer; Enter drops a start; M carries the nearest start, Delete removes it; plus and minus zoom, 0 shows all.",
    })) contours.setAttribute(name, value);
    this.boxes = {
      surface: h("figure", { class: "view" }, this.surface?.canvas ?? h("div")),
      contours: h("figure", { class: "view" }, contours),
    };
    if (this.surface) {
      const { canvas } = this.surface;
      for (const [name, value] of Object.entries({
        tabindex: "0", role: "application", "aria-roledescription": "surface in three dimensions", "data-testid": "surface",
        "aria-label": "Landscape as a surface. Arrows turn it, with Shift they move it; plus and minus zoom, 0 resets.",
      })) canvas.setAttribute(name, value);
    }
    const toggle = (name: "surface" | "contours", text: string): HTMLButtonElement =>
      button(text, () => {
        const view = { ...hand.state.view, [name]: !hand.state.view[name] };
        if (!view.surface && !view.contours) view[name === "surface" ? "contours" : "surface"] = true;
        hand.change({ view });
      }, { "data-testid": `view-${name}` });
    this.toggles = { surface: toggle("surface", "surface"), contours: toggle("contours", "contours") };
    const zoom = (text: string, label: string, factor: number): HTMLButtonElement =>
      button(text, () => {
        if (factor === 0 && hand.place) this.contours.viewport.show(hand.place.box);
        else this.contours.viewport.zoomBy(factor);
        this.contours.moved();
        this.redraw();
      }, { "aria-label": label, class: "small" });
    this.el = h("section", { class: "stage", "aria-label": "Views" },
      h("div", { class: "views" }, this.boxes.surface, this.boxes.contours),
      h("div", { class: "bar" }, transport,
        h("div", { class: "row shown", role: "group", "aria-label": "Shown" }, this.toggles.surface, this.toggles.contours,
          zoom("−", "zoom contours out", 0.8), zoom("+", "zoom contours in", 1.25), zoom("whole", "show all contours", 0))),
      h("p", { class: "legend" }, this.count, "◉ minimum  ✕ saddle  △ maximum  ◇ degenerate; solid curve: the ridge (stable manifold), dotted: the way out. ", this.caption),
    );
    new ContourHand(this.contours, touch);
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(this.boxes.surface);
    this.watch.observe(this.boxes.contours);
  }

  follow(state: State): void {
    const surface = state.view.surface && this.surface !== null;
    const contours = state.view.contours || this.surface === null;
    this.boxes.surface.hidden = !surface;
    this.boxes.contours.hidden = !contours;
    this.toggles.surface.disabled = this.surface === null;
    this.toggles.surface.setAttribute("aria-pressed", String(surface));
    this.toggles.contours.setAttribute("aria-pressed", String(contours));
    this.redraw();
  }

  setCamera(camera: readonly [number, number, number] | null): void {
    this.surface?.setCamera(camera);
    this.redraw();
  }

  theme(theme: Theme): void {
    this.contours.setTheme(theme);
    this.surface?.setTheme(theme);
    this.redraw();
  }

  arrive(place: Place, before: Place | null): void {
    const same = before !== null && before.formula === place.formula && JSON.stringify(before.box) === JSON.stringify(place.box);
    if (!same) {
      const ground = new Ground(landscapeOf(place.landscape).formula);
      this.contours.setGround(ground, place.box);
      this.surface?.setGround(ground, place.box);
    }
    const curves: Curve[] = place.manifolds.slice(0, 2 * MOST_MANIFOLDS).flatMap(({ kind, branches }) =>
      branches.map((track) => ({ kind, track })));
    this.contours.setPlace(place.criticalPoints, curves);
    this.surface?.setPlace(place.criticalPoints, curves);
    this.caption.textContent = this.surface?.compressed ? "The surface's height is compressed (asinh), or a few high values would hide the rest." : "";
    this.redraw();
  }

  see(frame: Frame): void {
    this.frame = frame;
    const first = frame.optimizers[0];
    const [drawn, all] = [first?.points[0].length ?? 0, first?.nWalkers ?? 0];
    this.count.textContent = drawn < all
      ? `Drawn: ${whole(drawn)} of ${whole(all)} walkers${frame.optimizers.length > 1 ? " of each optimizer" : ""}; all are counted. ` : "";
    this.redraw();
  }

  redraw(): void {
    if (this.pending === 0) this.pending = requestAnimationFrame(() => this.draw());
  }

  dispose(): void {
    cancelAnimationFrame(this.pending);
    this.watch.disconnect();
    this.surface?.dispose();
  }

  private resize(): void {
    for (const name of ["surface", "contours"] as const) {
      const { clientWidth: width, clientHeight: height } = this.boxes[name];
      if (width > 0 && height > 0) this[name]?.resize(width, height);
    }
    this.redraw();
  }

  private draw(): void {
    this.pending = 0;
    if (this.hand.place === null) return;
    const begun = performance.now();
    const overlay = this.overlay();
    if (!this.boxes.contours.hidden) this.contours.draw(overlay);
    if (!this.boxes.surface.hidden) this.surface?.draw(overlay);
    this.drew(performance.now() - begun);
  }

  private overlay(): Overlay {
    const { state, place } = this.hand;
    const { frame } = this;
    const chosen = state.selected;
    const own = chosen && frame ? frame.optimizers[chosen.optimizer] : undefined;
    const starts: readonly Pair[] =
      state.starts.kind === "points" ? state.starts.points
      : state.starts.kind === "line" ? [state.starts.from, state.starts.to] : [state.starts.center];
    let label: Overlay["label"] = null;
    if (own && chosen && own.path[0].length > 0) {
      const last = own.path[0].length - 1;
      const name = nameOf(state.optimizers, chosen.optimizer);
      const said = frame?.forecast && frame.forecast.optimizer === chosen.optimizer ? countdown(frame.forecast) : "";
      const roomy = this.boxes.contours.clientWidth >= ROOMY;
      const text = said === "" ? name : roomy ? `${name}: ${said}` : said.split(", ")[0]!;
      label = { at: [own.path[0][last]!, own.path[1][last]!], text };
    }
    return {
      crowds: (frame?.optimizers ?? []).map((one, position) => ({
        position, xs: one.points[0], ys: one.points[1], n: one.points[0].length,
      })),
      trails: (frame?.optimizers ?? []).map((one, position) => ({ position, track: one.path }))
        .filter(({ position, track }) => track[0].length > 1 && position !== chosen?.optimizer),
      path: own && chosen ? { position: chosen.optimizer, track: own.path } : null,
      label,
      starts: place?.nDims === 1 ? starts.map(([x]) => [x, 0] as const) : starts,
      shape: state.starts.kind === "points" ? null
        : state.starts.kind === "line" ? { kind: "line", from: state.starts.from, to: state.starts.to }
        : { kind: "patch", center: state.starts.center, radius: state.starts.radius },
      noise: noiseArrow(this.hand),
      arrows: this.hand.arrows,
      crosshair: this.hand.crosshair,
    };
  }
}
