// A file that is dropped on the page, with a cue while it hangs above.

import { h } from "./dom";

/** Let files be dropped on an element: one is taken, several are refused. */
export function dropZone(el: HTMLElement, take: (file: File) => void, refuse: (text: string) => void): void {
  const cue = h("div", { class: "drop", hidden: true, "aria-hidden": "true", "data-testid": "drop" },
    h("b", {}, "Drop a replay file to load it"));
  el.append(cue);
  const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const over = (event: DragEvent): void => {
    if (!isFile(event)) return;
    event.preventDefault();
    event.stopPropagation(); // a notebook would take the file for its folder
    event.dataTransfer!.dropEffect = "copy";
    cue.hidden = false;
  };
  el.addEventListener("dragenter", over);
  el.addEventListener("dragover", over);
  el.addEventListener("dragleave", (event) => {
    if (!el.contains(event.relatedTarget as Node | null)) cue.hidden = true;
  });
  el.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    cue.hidden = true;
    const files = event.dataTransfer!.files;
    if (files.length === 1) take(files[0]!);
    else refuse(`${files.length} things dropped; accepted: one replay file. Drop one file.`);
  });
}
