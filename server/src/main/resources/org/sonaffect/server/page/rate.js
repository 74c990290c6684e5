// A listener rates the clips on the plane while hearing them, beside what the model says.
import { announce, byId, download, h, icon, rating, s } from "./dom.js";
import { Adapt } from "./adapt.js";
import { x, y } from "./plane.js";
import { corpusZip, difference, listeners, mean, meanRating, model, rate, rated, ratingBy } from "./ratings.js";
import { badge, play } from "./search.js";
import { set, setting } from "./settings.js";
import { Sliders } from "./sliders.js";
import { store } from "./store.js";
import { place as inWords } from "./words.js";

const LISTENER = "sonaffect-listener";
const SIZE = 9;

function words(at) {
  return inWords({ estimates: ["arousal", "valence"].map((target) => ({ target, value: at[target] })) });
}

function diamond(at, name) {
  return s("path", { class: name, d: `M${x(at.valence)} ${y(at.arousal) - SIZE}l${SIZE} ${SIZE}l${-SIZE} ${SIZE}l${-SIZE} ${-SIZE}z` });
}

export class Rate {
  constructor(plane, wave, files, about) {
    this.plane = plane;
    this.wave = wave;
    this.label = "Rate";
    this.hint = "Play the clip, and click on the plane where it feels to you: a diamond marks it. Or move the sliders and choose Save rating.";
    this.pressed = false;
    this.view = byId("view-listen");
    this.by = h("input", { type: "text", id: "listener", list: "listeners", maxlength: 60, autocomplete: "off",
      value: setting(LISTENER) ?? "Listener 1", oninput: () => this.changeListener() });
    this.names = h("datalist", { id: "listeners" });
    this.blind = h("input", { type: "checkbox", id: "rate-blind", checked: true, onchange: () => this.draw() });
    this.now = h("p", { class: "now-rated" });
    this.button = h("button", { type: "button", class: "primary", id: "rate-play", onclick: () => this.toggle() }, icon("play"), "Play");
    for (const name of ["play", "pause", "ended"]) wave.player.audio.addEventListener(name, () => this.playing());
    this.sliders = new Sliders("rate", () => this.draft());
    this.save = h("button", { type: "button", id: "rate-save", onclick: () => this.rated(this.sliders.value()) }, "Save rating");
    this.remove = h("button", { type: "button", class: "quiet", id: "rate-remove", onclick: () => this.rated(null) }, "Remove");
    this.next = h("button", { type: "button", id: "rate-next", onclick: () => this.forward() }, "Next unrated clip");
    this.count = h("p", { class: "soft small", id: "rate-count" });
    this.table = h("div", { class: "table-wrap" });
    this.export = h("button", { type: "button", id: "export-corpus", onclick: () => this.out() }, "Export as a corpus (ZIP)");
    this.told = h("p", { class: "soft small", role: "status" });
    this.adapt = new Adapt(files, about);
    this.panel = h("div", { class: "task rate" },
      this.now,
      h("div", { class: "buttons" }, this.button, this.next),
      this.sliders.root,
      h("div", { class: "buttons" }, this.save, this.remove),
      h("label", { class: "field small" }, "Listener ", this.by), this.names,
      h("label", { class: "check small" }, this.blind, "Hide what the model says until I have rated"),
      this.count);
    this.wide = h("div", { class: "task" },
      h("h2", {}, "Ratings and the model"), this.table,
      h("div", { class: "buttons" }, this.export), this.told, this.adapt.root);
  }

  enter() {
    this.plane.use({
      down: (place, event) => {
        this.pressed = event.button === 0;
        if (this.pressed) this.sliders.set(place);
        this.draft();
      },
      move: (place) => {
        if (!this.pressed) return;
        this.sliders.set(place);
        this.draft();
      },
      up: (place) => {
        if (this.pressed) this.rated(place);
        this.pressed = false;
      },
    });
    this.shown = null;
  }

  leave() {
    this.plane.use(null);
    this.view.classList.remove("blind", "hiding");
    this.wave.hide(false);
    this.plane.layer("draft").replaceChildren();
    this.marks();
    store.tell(null, "view"); // the plane has its own words again
  }

  listener() {
    return this.by.value.trim().slice(0, 60) || "Listener 1";
  }

  changeListener() {
    set(LISTENER, this.listener());
    this.shown = null;
    this.draw();
  }

  /** What would be saved, as the pointer or the sliders have it. */
  draft() {
    const at = this.sliders.value();
    this.plane.layer("draft").replaceChildren(diamond(at, "draft"));
  }

  rated(place) {
    const entry = store.selected;
    if (!entry?.result) return;
    this.plane.layer("draft").replaceChildren();
    rate(entry, this.listener(), place);
    const apart = difference(entry);
    announce(!place ? "Rating removed" : `Rated ${entry.name}: ${words(place)}.${apart ? ` The model says ${words(model(entry))}.` : ""}`);
    this.draw();
  }

  toggle() {
    this.wave.player.toggle();
  }

  playing() {
    const on = this.wave.player.playing;
    this.button.replaceChildren(icon(on ? "pause" : "play"), on ? "Pause" : "Play");
  }

  forward() {
    const next = this.unrated();
    play(this.wave, next);
    announce(next.name);
  }

  /** The next clip after the chosen one that this listener has not rated; undefined where there is none. */
  unrated() {
    const list = store.shown();
    const from = list.indexOf(store.selected) + 1;
    return [...list.slice(from), ...list.slice(0, from)].find((entry) => entry.result && !ratingBy(entry, this.listener()));
  }

  async out() {
    const list = rated();
    this.export.disabled = true;
    try {
      download(`ratings-${new Date().toISOString().slice(0, 10)}.zip`, "application/zip", await corpusZip(list));
      const silent = list.filter((entry) => !entry.blob).length;
      this.told.textContent = silent ? `${silent} of ${list.length} clips are in it without audio, which the session no longer has.` : "";
    } catch (problem) {
      this.told.textContent = problem.message;
    }
    this.export.disabled = false;
  }

  draw() {
    const entry = store.selected;
    const by = this.listener();
    const own = entry && ratingBy(entry, by);
    this.view.classList.toggle("hiding", this.blind.checked);
    const blind = this.blind.checked && !own;
    this.wave.hide(blind);
    this.view.classList.toggle("blind", blind);
    this.plane.label(`The plane from unpleasant (left) to pleasant (right) and calm (bottom) to exciting (top). ${
      !entry ? "" : own ? `Your rating of ${entry.name}: ${words(own)}` : `${entry.name} is not rated yet`}`);
    const state = [entry?.key, own?.arousal, own?.valence, by].join();
    if (state !== this.shown) {
      this.shown = state;
      this.sliders.set(own ?? { arousal: 0, valence: 0 });
      this.plane.layer("draft").replaceChildren();
    }
    this.now.replaceChildren(...(entry ? [badge(entry), h("strong", {}, entry.name), h("span", { class: "soft" },
      own ? `rated ${words(own)}` : "not rated yet")] : ["Choose a file."]));
    this.button.disabled = !entry?.result || !entry.blob;
    this.save.disabled = !entry?.result;
    this.remove.disabled = !own;
    this.next.disabled = !this.unrated();
    this.names.replaceChildren(...listeners().map((name) => h("option", { value: name })));
    const clips = store.entries.filter((one) => one.result);
    this.count.textContent = `${by} has rated ${clips.filter((one) => ratingBy(one, by)).length} of ${clips.length} clips.`;
    this.marks();
    this.rows();
    this.adapt.draw();
  }

  rows() {
    const by = this.listener();
    const all = rated();
    const list = this.blind.checked ? all.filter((entry) => ratingBy(entry, by)) : all;
    this.export.disabled = all.length === 0;
    this.table.hidden = list.length === 0;
    const differences = list.map(difference).filter(Boolean);
    const cells = (texts) => texts.map((text) => h("td", { class: "number" }, text));
    const both = (at) => cells(at ? [rating(at.arousal), rating(at.valence)] : ["", ""]);
    const head = (text) => h("th", { scope: "colgroup", colspan: 2, class: "number" }, text);
    const target = (text) => h("th", { scope: "col", class: "number" }, text);
    const hidden = all.length - list.length;
    const of = (name) => differences.map((one) => one[name]);
    const foot = (id, title, numbers) => h("tr", { id }, h("th", { scope: "row" }, title), h("td", { colspan: 5 }), numbers);
    this.table.replaceChildren(h("table", { class: "ratings stacks" },
      h("caption", {}, `Mean ratings, what the model says, and the difference (rating minus model).${
        hidden ? ` Of the clips that ${by} has rated; ${hidden} more are hidden.` : ""}${
        list.some((entry) => entry.result?.adapted) ? " The adapted model knows these ratings: of new clips, the difference will be larger." : ""}`),
      h("thead", {},
        h("tr", {}, h("th", { scope: "col", rowspan: 2 }, "File"), h("th", { scope: "col", rowspan: 2, class: "number" }, "Raters"),
          head("Rated"), head("Model"), head("Difference")),
        h("tr", {}, ["Arousal", "Valence", "Arousal", "Valence", "Arousal", "Valence"].map(target))),
      h("tbody", {}, list.map((entry) => h("tr", { class: entry === store.selected ? "selected" : null },
        h("th", { scope: "row" }, h("button", { type: "button", class: "link", onclick: () => store.select(entry) }, entry.name)),
        cells([String(entry.ratings.length)]), both(meanRating(entry)), both(model(entry)), both(difference(entry))))),
      differences.length === 0 ? null : h("tfoot", {},
        foot("mean-difference", "Mean difference", both({ arousal: mean(of("arousal")), valence: mean(of("valence")) })),
        foot("mean-size", "Mean size of it", cells(["arousal", "valence"].map((name) => mean(of(name).map(Math.abs)).toFixed(2)))))));
  }

  /** Ratings on the plane: of the selected file each listener's and a line to the model's point; of others the mean. */
  marks() {
    const [hiding, blind] = ["hiding", "blind"].map((name) => this.view.classList.contains(name));
    const drawn = [];
    for (const entry of store.shown()) {
      const [mine, said] = [meanRating(entry), model(entry)];
      const selected = entry === store.selected;
      if (!mine || (selected ? blind : hiding)) continue;
      drawn.push(s("g", { class: selected ? "rated selected" : "rated", series: entry.series },
        said && selected ? s("line", { x1: x(mine.valence), y1: y(mine.arousal), x2: x(said.valence), y2: y(said.arousal) }) : null,
        selected && entry.ratings.length > 1 ? entry.ratings.map((one) => s("circle", { cx: x(one.valence), cy: y(one.arousal), r: 4 })) : null,
        diamond(mine, "mean")));
    }
    this.plane.layer("ratings").replaceChildren(...drawn);
  }
}
