// The question, and what concerns the whole page: tour, theme, sharing.

import { button, choice, freshId, h } from "./dom";
import type { Links } from "./app";
import type { State } from "../state/state";
import type { Hand, Part } from "./hand";

export function headerPart(hand: Hand, links: Links, tour: () => void): Part {
  const theme = choice<"auto" | "light" | "dark">("theme", [["auto", "as the system"], ["light", "light"], ["dark", "dark"]],
    (wish) => hand.change({ view: { ...hand.state.view, theme: wish } }), { "data-testid": "theme" });
  const address = h("input", {
    type: "text", class: "address", id: freshId(), readonly: true, hidden: true,
    "aria-label": "address of this state", "data-testid": "address",
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation(); // a notebook would leave its editing
      close();
      hand.announce("");
    },
  });
  let shared: State | null = null;
  const close = (): void => {
    const focused = (address.getRootNode() as Document | ShadowRoot).activeElement === address;
    shared = null;
    address.hidden = true;
    share.setAttribute("aria-expanded", "false");
    if (focused) share.focus();
  };
  const share = button("Share", () => {
    if (shared !== null) {
      close();
      hand.announce("");
      return;
    }
    const now = shared = hand.state;
    address.hidden = false;
    address.value = links.share!(now);
    share.setAttribute("aria-expanded", "true");
    address.focus();
    address.select();
    // Without permission the address stands there, selected.
    const told = (text: string) => (): void => { if (shared === now) hand.announce(text); };
    const byHand = told("Copy the address that is selected: it holds the whole state.");
    navigator.clipboard?.writeText(address.value).then(told("The address of this state is in the clipboard."), byHand) ?? byHand();
  }, { "data-testid": "share", hidden: links.share === undefined, "aria-expanded": "false", "aria-controls": address.id });
  const el = h("header", {},
    h("h1", {}, "Stuck at a saddle?"),
    h("p", { class: "question" }, "Why is an optimizer stuck at a saddle point, and what gets it out?"),
    button("Take the tour", tour, { class: "primary", "data-testid": "tour" }), share, theme.el, address);
  return {
    el,
    follow(state) {
      theme.set(state.view.theme);
      // An address that is no longer this page's would mislead.
      if (shared !== null && JSON.stringify(shared) !== JSON.stringify(state)) close();
    },
  };
}
