// The question, and what concerns the whole page: tour, theme, sharing.

import { button, choice, h } from "./dom";
import type { Links } from "./app";
import type { Hand, Part } from "./hand";

export function headerPart(hand: Hand, links: Links, tour: () => void, announce: (text: string) => void): Part {
  const theme = choice<"auto" | "light" | "dark">("theme", [["auto", "as the system"], ["light", "light"], ["dark", "dark"]],
    (wish) => hand.change({ view: { ...hand.state.view, theme: wish } }), { "data-testid": "theme" });
  const address = h("input", { type: "text", class: "address", readonly: true, hidden: true, "aria-label": "address of this state", "data-testid": "address" });
  const share = button("Share", () => {
    const text = links.share!(hand.state);
    address.hidden = false;
    address.value = text;
    address.select();
    // Without permission the address stands there, selected.
    navigator.clipboard?.writeText(text).then(
      () => announce("The address of this state is in the clipboard."),
      () => announce("Copy the address that is selected: it holds the whole state."),
    ) ?? announce("Copy the address that is selected: it holds the whole state.");
  }, { "data-testid": "share", hidden: links.share === undefined });
  const el = h("header", {},
    h("h1", {}, "Stuck at a saddle?"),
    h("p", { class: "question" }, "Why is an optimizer stuck at a saddle point, and what gets it out?"),
    h("span", { class: "spring" }),
    button("Take the tour", tour, { class: "primary", "data-testid": "tour" }), share, theme.el, address);
  return {
    el,
    follow(state) {
      theme.set(state.view.theme);
      if (!address.hidden && links.share) address.value = links.share(state);
    },
  };
}
