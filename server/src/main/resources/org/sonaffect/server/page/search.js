// The nearest files to a mood; and which files are shown, in which order.
import { announce, h, icon, rating, s } from "./dom.js";
import { x, y } from "./plane.js";
import { meanRating, model } from "./ratings.js";
import { Sliders } from "./sliders.js";
import { store } from "./store.js";
import { place as inWords } from "./words.js";

const NEAREST = 10;

/** Files with a result, the nearest to a place first: {entry, apart}. */
export function nearest(entries, place) {
  return entries.map((entry) => ({ entry, at: model(entry) })).filter(({ at }) => at)
    .map(({ entry, at }) => ({ entry, apart: Math.hypot(at.arousal - place.arousal, at.valence - place.valence) }))
    .sort((a, b) => a.apart - b.apart || a.entry.number - b.entry.number);
}

export function badge(entry) {
  return h("span", { class: "badge", series: entry.series, "aria-hidden": "true" }, String(entry.number));
}

export class Find {
  constructor(plane, wave) {
    this.plane = plane;
    this.wave = wave;
    this.label = "Find a mood";
    this.hint = "Click on the plane, or move the sliders: the files nearest to that mood are listed, the nearest first.";
    this.at = null;
    this.sliders = new Sliders("mood", (place) => this.look(place));
    this.title = h("h3", { class: "small-heading" });
    this.list = h("ol", { class: "clips found" });
    this.panel = h("div", { class: "task" }, this.sliders.root, this.title, this.list);
  }

  enter() {
    this.plane.use({ down: (place) => this.look(place), move: (place, event) => event.buttons === 1 && this.look(place) });
    this.at ??= { arousal: 0, valence: 0 };
    this.look(this.at);
  }

  leave() {
    this.plane.use(null);
    this.plane.layer("mood").replaceChildren();
  }

  look(place) {
    this.at = place;
    this.sliders.set(place);
    this.draw();
  }

  draw() {
    const found = nearest(store.shown(), this.at).slice(0, NEAREST);
    const words = inWords({ estimates: [{ target: "arousal", value: this.at.arousal }, { target: "valence", value: this.at.valence }] });
    this.title.textContent = `Nearest to ${words} (arousal ${rating(this.at.arousal)}, valence ${rating(this.at.valence)})`;
    this.list.replaceChildren(...found.map(({ entry, apart }) => h("li", {},
      h("button", { type: "button", class: "quiet found-name", "aria-pressed": String(entry === store.selected), onclick: () => store.select(entry) },
        badge(entry), h("span", { class: "id", title: entry.name }, entry.name)),
      h("span", { class: "number soft small" }, `${apart.toFixed(2)} away`),
      h("button", { type: "button", class: "round quiet", "aria-label": `Play ${entry.name}`, disabled: !entry.blob, onclick: () => play(this.wave, entry) }, icon("play")))));
    const { arousal, valence } = this.at;
    this.plane.layer("mood").replaceChildren(
      ...found.slice(0, 3).map(({ entry }) => {
        const at = model(entry);
        return s("line", { x1: x(valence), y1: y(arousal), x2: x(at.valence), y2: y(at.arousal) });
      }),
      s("circle", { cx: x(valence), cy: y(arousal), r: 12 }), s("path", { d: `M${x(valence) - 18} ${y(arousal)}h36M${x(valence)} ${y(arousal) - 18}v36` }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => announce(found.length ? `Nearest: ${found.slice(0, 3).map(({ entry }) => entry.name).join(", ")}` : "No files"), 500);
  }
}

/** Selects a file and plays it from its beginning. */
export function play(wave, entry) {
  store.select(entry);
  queueMicrotask(() => { // once the waveform has it
    wave.player.go(0);
    wave.player.play();
  });
}

const ORDERS = {
  added: ["as added", null],
  name: ["name", (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })],
  exciting: ["most exciting first", by((entry) => -model(entry)?.arousal)],
  calm: ["calmest first", by((entry) => model(entry)?.arousal)],
  pleasant: ["most pleasant first", by((entry) => -model(entry)?.valence)],
  unpleasant: ["most unpleasant first", by((entry) => model(entry)?.valence)],
  novelty: ["most unusual first", by((entry) => entry.result && -entry.result.whole.novelty)],
};

/** Files without the value come last. */
function by(value) {
  return (a, b) => (value(a) ?? Infinity) - (value(b) ?? Infinity) || a.number - b.number;
}

const QUARTERS = {
  "": ["all moods", () => true],
  tr: ["exciting, pleasant", (at) => at.arousal >= 0 && at.valence >= 0],
  tl: ["exciting, unpleasant", (at) => at.arousal >= 0 && at.valence < 0],
  br: ["calm, pleasant", (at) => at.arousal < 0 && at.valence >= 0],
  bl: ["calm, unpleasant", (at) => at.arousal < 0 && at.valence < 0],
};

const RATED = { "": ["rated or not", () => true], yes: ["rated", (entry) => meanRating(entry)], no: ["not rated", (entry) => !meanRating(entry)] };

function choice(label, id, options, onChange) {
  const select = h("select", { id, onchange: onChange }, Object.entries(options).map(([value, [words]]) => h("option", { value }, words)));
  return [select, h("label", {}, label, select)];
}

/** A bar that filters and sorts what the table and the plane show. */
export function filterBar() {
  const apply = () => {
    const words = text.value.trim().toLowerCase();
    const [inQuarter, isRated] = [QUARTERS[quarter.value][1], RATED[ratedOnly.value][1]];
    const all = !words && !quarter.value && !ratedOnly.value;
    const keep = (entry) => (!words || `${entry.path} ${entry.name} ${entry.notes}`.toLowerCase().includes(words)) && isRated(entry) &&
      (!quarter.value || (model(entry) && inQuarter(model(entry))));
    store.setView({ keep: all ? null : keep, order: ORDERS[order.value][1] });
  };
  const text = h("input", { type: "search", id: "filter-text", placeholder: "name or note", oninput: apply });
  const [quarter, quarterLabel] = choice("Mood", "filter-mood", QUARTERS, apply);
  const [ratedOnly, ratedLabel] = choice("Ratings", "filter-rated", RATED, apply);
  const [order, orderLabel] = choice("Order", "filter-order", ORDERS, apply);
  const count = h("span", { class: "soft small", role: "status" });
  const root = h("div", { class: "card filter", role: "search", "aria-label": "Search and sort", hidden: true },
    h("label", {}, "Search", text), quarterLabel, ratedLabel, orderLabel, count);
  store.listen((entry, what) => {
    if (what === "progress") return;
    root.hidden = store.entries.filter((one) => one.result || one.problem).length < 2;
    const shown = store.shown().length;
    count.textContent = shown === store.entries.length ? "" : `${shown} of ${store.entries.length} files`;
  });
  return root;
}
