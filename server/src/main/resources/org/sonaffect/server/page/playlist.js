// A path that is drawn on the plane, and the files along it in its order.
import { announce, download, h, icon, rating, s } from "./dom.js";
import { nameOf, quoted } from "./export.js";
import { x, y } from "./plane.js";
import { model } from "./ratings.js";
import { badge, play } from "./search.js";
import { Sliders } from "./sliders.js";
import { store } from "./store.js";

const CLOSE = 0.04;

/** Where along a path of places, in [0, 1], a place lies nearest, and how far from it. */
export function along(path, place) {
  let best = { apart: Infinity, share: 0 };
  let walked = 0;
  for (let i = 0; i < path.length; i++) {
    const [from, to] = [path[Math.max(0, i - 1)], path[i]];
    const [da, dv] = [to.arousal - from.arousal, to.valence - from.valence];
    const length = Math.hypot(da, dv);
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((place.arousal - from.arousal) * da + (place.valence - from.valence) * dv) / (length * length)));
    const apart = Math.hypot(place.arousal - from.arousal - t * da, place.valence - from.valence - t * dv);
    if (apart < best.apart) best = { apart, share: walked + t * length };
    walked += length;
  }
  return { apart: best.apart, share: walked === 0 ? 0 : best.share / walked };
}

/** The files no farther from a path than so much, in its order: {entry, apart, share}. */
export function playlist(entries, path, most) {
  if (path.length === 0) return [];
  return entries.map((entry) => ({ entry, at: model(entry) })).filter(({ at }) => at)
    .map(({ entry, at }) => ({ entry, ...along(path, at) })).filter(({ apart }) => apart <= most)
    .sort((a, b) => a.share - b.share || a.apart - b.apart || a.entry.number - b.entry.number);
}

function m3u(list) {
  return ["#EXTM3U", ...list.flatMap(({ entry }) =>
    [`#EXTINF:${Math.round(entry.result.duration)},${entry.name}`, nameOf(entry).replace(/^#/, "./#")]), ""].join("\n");
}

function csv(list) {
  return ["place,file,arousal,valence,distance", ...list.map(({ entry, apart }, i) => {
    const at = model(entry);
    return [i + 1, quoted(nameOf(entry)), at.arousal, at.valence, apart.toFixed(3)].join(",");
  }), ""].join("\r\n");
}

export class Playlist {
  constructor(plane, wave) {
    this.plane = plane;
    this.wave = wave;
    this.label = "Playlist";
    this.hint = "Draw a path on the plane; the files along it become a playlist. With the keyboard, move the sliders and add places one by one.";
    this.path = [];
    this.sliders = new Sliders("path", (place) => this.draft(place));
    this.add = h("button", { type: "button", id: "path-add", onclick: () => this.extend(this.sliders.value()) }, "Add place");
    this.clear = h("button", { type: "button", class: "quiet", id: "path-clear", onclick: () => this.begin([]) }, "Clear path");
    this.reach = h("input", { type: "range", id: "path-reach", min: 0.05, max: 1, step: 0.05, value: 0.3, oninput: () => this.draw() });
    this.title = h("p", { class: "small-heading", role: "status" });
    this.list = h("ol", { class: "clips playlist" });
    this.exports = [
      h("button", { type: "button", id: "export-m3u", onclick: () => download("playlist.m3u8", "audio/x-mpegurl", m3u(this.found)) }, "M3U"),
      h("button", { type: "button", id: "export-playlist", onclick: () => download("playlist.csv", "text/csv", csv(this.found)) }, "CSV")];
    this.playAll = h("button", { type: "button", class: "primary", id: "playlist-play", onclick: () => this.start(0) }, icon("play"), "Play all");
    this.panel = h("div", { class: "task" },
      h("div", { class: "how-near" }, h("label", { for: "path-reach" }, "How near the path"), this.reach),
      h("details", {}, h("summary", {}, "Draw with the keyboard"), this.sliders.root, h("div", { class: "buttons" }, this.add)),
      this.title, h("div", { class: "buttons" }, this.playAll, this.exports, this.clear), this.list);
    this.found = [];
    wave.player.audio.addEventListener("ended", () => {
      if (this.playing !== undefined) this.start(this.playing + 1);
    });
  }

  enter() {
    let drawing = false;
    this.plane.use({
      down: (place, event) => {
        drawing = event.button === 0;
        if (drawing) {
          this.plane.svg.setPointerCapture(event.pointerId);
          this.begin([place]);
        }
      },
      move: (place) => {
        const last = this.path.at(-1);
        if (drawing && last && Math.hypot(place.arousal - last.arousal, place.valence - last.valence) > CLOSE) this.extend(place);
      },
      up: () => {
        if (drawing) announce(this.title.textContent);
        drawing = false;
      },
    });
  }

  leave() {
    this.plane.use(null);
    this.playing = undefined;
    this.plane.layer("way").replaceChildren();
  }

  begin(path) {
    this.path = path;
    this.playing = undefined;
    this.draw();
  }

  extend(place) {
    this.begin([...this.path, place]);
  }

  draft(place) {
    this.mark(place);
  }

  start(index) {
    this.playing = index < this.found.length ? index : undefined;
    if (this.playing !== undefined) play(this.wave, this.found[index].entry);
  }

  mark(draft) {
    const d = this.path.map((place) => `${x(place.valence)} ${y(place.arousal)}`).join("L");
    const end = this.path.at(-1);
    this.plane.layer("way").replaceChildren(...[
      s("clipPath", { id: "square" }, s("rect", { x: x(-1), y: y(1), width: x(1) - x(-1), height: y(-1) - y(1), rx: 14 })),
      this.path.length > 1 ? s("path", { class: "reach", "clip-path": "url(#square)", d: `M${d}`, "stroke-width": Number(this.reach.value) * 2 * (x(1) - x(0)) }) : null,
      this.path.length > 1 ? s("path", { class: "way", d: `M${d}` }) : null,
      this.path.length ? s("circle", { class: "begin", cx: x(this.path[0].valence), cy: y(this.path[0].arousal), r: 7 }) : null,
      this.path.length > 1 ? s("circle", { class: "end", cx: x(end.valence), cy: y(end.arousal), r: 7 }) : null,
      draft ? s("circle", { class: "draft", cx: x(draft.valence), cy: y(draft.arousal), r: 9 }) : null].filter(Boolean));
  }

  draw() {
    this.found = playlist(store.shown(), this.path, Number(this.reach.value));
    this.reach.setAttribute("aria-valuetext", `up to ${Number(this.reach.value).toFixed(2)} away`);
    this.mark(null);
    this.title.textContent = this.path.length === 0 ? "No path is drawn yet." : `${this.found.length} file${this.found.length === 1 ? "" : "s"} along the path`;
    for (const button of [...this.exports, this.playAll]) button.disabled = this.found.length === 0;
    this.clear.disabled = this.path.length === 0;
    this.list.replaceChildren(...this.found.map(({ entry }, i) => {
      const at = model(entry);
      return h("li", {},
        h("button", { type: "button", class: "quiet found-name", "aria-pressed": String(entry === store.selected), onclick: () => store.select(entry) },
          badge(entry), h("span", { class: "id", title: entry.name }, entry.name)),
        h("span", { class: "number soft small" }, `${rating(at.arousal)} ${rating(at.valence)}`),
        h("button", { type: "button", class: "round quiet", "aria-label": `Play from ${entry.name}`, disabled: !entry.blob, onclick: () => this.start(i) }, icon("play")));
    }));
  }
}
