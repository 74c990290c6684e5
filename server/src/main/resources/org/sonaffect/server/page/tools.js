// What one can do on the plane besides looking: rate, find a mood, compare, draw a playlist.
import { byId, h } from "./dom.js";
import { Rate } from "./rate.js";
import { filterBar, Find } from "./search.js";
import { Compare } from "./compare.js";
import { Playlist } from "./playlist.js";
import { store } from "./store.js";

/** One tool at a time has the plane: {label, hint, panel (beside it), wide (below, or null), enter(), leave(), draw()}. */
export function startTools({ plane, wave, files, about }) {
  const [rate, find] = [new Rate(plane, wave, files, about), new Find(plane, wave)];
  const tools = [null, rate, find, new Compare(plane, wave), new Playlist(plane, wave)];
  const hint = h("p", { class: "soft small hint", hidden: true });
  const beside = byId("rating");
  const below = byId("find");
  let current = null;
  let due = false;
  const buttons = tools.map((tool) => h("button", { type: "button", "aria-pressed": String(!tool), onclick: () => use(tool) }, tool?.label ?? "Look"));
  const bar = h("div", { class: "tools", role: "group", "aria-label": "What to do on the plane", hidden: true }, buttons);
  byId("listen-plane").before(bar, hint);
  byId("summary").before(beside); // next to the plane
  byId("table").before(filterBar());

  function use(tool) {
    if (tool === current) return;
    current?.leave();
    current = tool;
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(tools[i] === tool)));
    hint.textContent = tool?.hint ?? "";
    hint.hidden = beside.hidden = !tool;
    below.hidden = !tool?.wide;
    beside.replaceChildren(...(tool ? [h("h2", {}, tool.label), tool.panel] : []));
    beside.setAttribute("aria-label", tool?.label ?? "");
    byId(tool?.instead ? "wave" : "table").before(below);
    below.replaceChildren(...(tool?.wide ? [tool.wide] : []));
    below.setAttribute("aria-label", tool ? `${tool.label}, in detail` : "");
    tool?.enter();
    tool?.draw();
  }

  function draw() {
    due = false;
    if (store.entries.length === 0) use(null);
    bar.hidden = !current && !store.entries.some((one) => one.result);
    rate.marks();
    current?.draw();
  }

  plane.onPlace = (place) => {
    if (current || !store.entries.some((entry) => entry.result)) return;
    use(find);
    find.look(place);
  };
  store.listen((entry, what) => {
    if (what === "progress" || due) return;
    due = true; // many changes at once are one drawing
    queueMicrotask(draw);
  });
}
