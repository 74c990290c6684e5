// Results of another model than the one that is served: nobody shall take them for its own.
import { get } from "./api.js";
import { byId, h, refill } from "./dom.js";
import { store } from "./store.js";

/** Says so above the list of files, and offers what helps. */
export function watchModel(files, mine) {
  const note = h("div", { class: "foreign notes", role: "status", hidden: true });
  byId("batch").before(note);
  let served = mine;
  let shown = "";

  function draw() {
    const list = store.entries.filter((entry) => entry.result && entry.result.model !== mine);
    const ready = list.filter((entry) => entry.blob);
    const key = [served, list.length, ready.length].join();
    if (key === shown) return;
    shown = key;
    note.hidden = list.length === 0 && served === mine;
    if (note.hidden) return;
    if (served !== mine) {
      refill(note, `The server now has another model, “${served}”. `,
        h("button", { type: "button", class: "link", onclick: () => location.reload() }, "Load the page anew"));
      return;
    }
    const names = [...new Set(list.map((entry) => `“${entry.result.model}”`))].join(", ");
    refill(note, `${list.length} file${list.length === 1 ? " was" : "s were"} judged by another model: ${names}. `,
      ready.length ? h("button", { type: "button", class: "link", id: "judge-again", onclick: () => ready.forEach((entry) => files.again(entry)) },
        `Judge ${ready.length === 1 ? "it" : ready.length} again`) : "Choose the same files to judge them again.");
  }

  store.listen(async (entry, what) => {
    if (what === "progress") return;
    if (what === "changed" && entry.state === "done" && entry.result.model !== mine) {
      served = await get("about").then((about) => about.model.name).catch(() => served);
    }
    draw();
  });
}
