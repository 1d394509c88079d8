// A state in the fragment of an address: `#s=` and base64url of its JSON in UTF-8.

import { lengthOf } from "../formula/grammar";
import { grouped, readJson, Refusal, shown } from "./checks";
import { LIMITS } from "./limits";
import { readState, type Reading } from "./read";
import type { State } from "./state";

const HEAD = "s=";

/** Return the fragment of a state, without the '#'. */
export function toFragment(state: State): string {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return HEAD + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Return the state in a fragment, or the message that explains why there is none. */
export function fromFragment(fragment: string): Reading {
  const body = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  try {
    return readState(readJson(decoded(body, fragment), "a state", LIMITS.characters.state));
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

function decoded(body: string, fragment: string): string {
  if (!body.startsWith(HEAD))
    throw new Refusal(`the fragment ${shown(fragment)}`, "#s= and a state", "Copy the whole address.");
  const code = body.slice(HEAD.length);
  const most = 2 * LIMITS.characters.state;
  const length = lengthOf(code, most);
  if (length > most)
    throw new Refusal(
      `a state of ${grouped(length)} characters`,
      `at most ${grouped(most)}`,
      "Use fewer starts.",
    );
  try {
    if (!/^[A-Za-z0-9_-]*$/.test(code)) throw new TypeError("outside the alphabet");
    const binary = atob(code.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal(
      `the fragment ${shown(fragment)}`,
      "#s= and a state in base64url",
      "The address may be cut off: copy all of it.",
    );
  }
}
