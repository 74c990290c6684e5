// A whole corpus on the plane: look, listen, filter.
import { h, icon, rating, refill, series } from "./dom.js";
import { address, get } from "./api.js";
import { fragment } from "./detail.js";
import { Plane } from "./plane.js";

const MOST_COLOURS = 8;
const MOST_ROWS = 200;

export async function openCorpora(root) {
  const corpora = await get("corpora");
  if (corpora.length === 0) {
    root.replaceChildren(h("div", { class: "card" }, h("h1", {}, "No corpus is open"),
      h("p", { class: "soft" }, "Name one when the server starts: sonaffect serve --corpus CORPUS.yaml")));
    return;
  }
  const browser = new Browser(root, corpora);
  await browser.open(0);
}

class Browser {
  constructor(root, corpora) {
    this.corpora = corpora;
    this.root = root;
    this.choice = h("select", { id: "corpus-choice", onchange: () => this.open(Number(this.choice.value)) },
      corpora.map((corpus, number) => h("option", { value: number }, `${corpus.name} (${corpus.clips} clips)`)));
    this.search = h("input", { type: "search", id: "corpus-search", placeholder: "name or category", oninput: () => this.filter() });
    this.chips = h("fieldset", { class: "chips" });
    this.about = h("p", { class: "soft small" });
    this.plane = new Plane("", { onClip: (clip) => this.play(clip) });
    this.audio = h("audio", { controls: true, preload: "none", "aria-label": "The clip" });
    this.audio.addEventListener("pause", () => this.buttons());
    this.audio.addEventListener("play", () => this.buttons());
    this.playing = h("span", { class: "soft small" }, "Choose a point or a row to hear it.");
    this.count = h("caption", { "aria-live": "polite" });
    this.body = h("tbody");
    root.replaceChildren(
      h("h1", { class: "hidden-visually" }, "Corpora"),
      h("div", { class: "bar" }, h("label", {}, "Corpus", this.choice), h("label", {}, "Search", this.search)),
      h("div", { class: "split" },
        h("div", { class: "card" }, this.plane.root, this.chips, h("div", { class: "player" }, this.audio, this.playing), this.about),
        h("div", { class: "card list", tabindex: "0", role: "region", "aria-label": "Clips" }, h("table", {}, this.count,
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "hidden-visually" }, "Play")), h("th", { scope: "col" }, "Clip"),
            h("th", { scope: "col", class: "number" }, "Arousal"), h("th", { scope: "col", class: "number" }, "Valence"))), this.body))));
  }

  async open(number) {
    const corpus = this.corpora[number];
    const clips = await get(`corpora/${number}/clips`);
    this.number = number;
    const colour = new Map(corpus.categories.slice(0, MOST_COLOURS).map((name, i) => [name, series(i)]));
    this.clips = clips.map((clip, index) => ({ ...clip, index, title: clip.id, note: clip.category, series: colour.get(clip.category) }));
    this.plane.setClips(this.clips, "clip");
    this.plane.label(`${clips.length} clips of ${corpus.name} on the plane; the table next to it has the numbers.`);
    this.chips.replaceChildren(h("legend", {}, "Categories"), ...corpus.categories.map((name) =>
      h("label", {}, h("input", { type: "checkbox", value: name, onchange: () => this.filter() }),
        h("span", { class: "swatch", series: colour.get(name) }), name)));
    this.chips.hidden = corpus.categories.length === 0;
    this.about.textContent = [`Domain: ${corpus.domain}`, corpus.synthetic ? "synthetic clips and ratings" : null,
      corpus.licence ? `licence: ${corpus.licence}` : null].filter(Boolean).join(" · ");
    this.search.value = "";
    this.filter();
  }

  filter() {
    const chosen = new Set([...this.chips.querySelectorAll(":checked")].map((box) => box.value));
    const words = this.search.value.trim().toLowerCase();
    const keep = (clip) => (chosen.size === 0 || chosen.has(clip.category)) &&
      (words === "" || clip.id.toLowerCase().includes(words) || (clip.category ?? "").toLowerCase().includes(words));
    this.plane.filter(keep);
    const kept = this.clips.filter(keep);
    const rows = kept.slice(0, MOST_ROWS);
    this.count.textContent = kept.length > rows.length ? `${kept.length} clips; the first ${rows.length} are listed` : `${kept.length} clips`;
    this.rows = new Map(rows.map((clip) => [clip, this.row(clip)]));
    this.body.replaceChildren(...this.rows.values());
  }

  row(clip) {
    const button = clip.audio ? h("button", { type: "button", class: "round quiet", "aria-label": `Play ${clip.id}`, onclick: () => this.play(clip) }, icon("play")) : null;
    const row = h("tr", {}, h("td", { class: "play" }, button),
      h("th", { scope: "row" }, clip.id, clip.category ? h("div", { class: "soft small" }, clip.category) : null),
      h("td", { class: "number" }, rating(clip.arousal)), h("td", { class: "number" }, rating(clip.valence)));
    row.button = button;
    row.addEventListener("pointerenter", () => this.plane.mark(clip));
    row.addEventListener("focusin", () => this.plane.mark(clip));
    return row;
  }

  play(clip) {
    this.plane.mark(clip);
    for (const [other, row] of this.rows) row.classList.toggle("marked", other === clip);
    this.rows.get(clip)?.scrollIntoView({ block: "nearest" });
    if (!clip.audio) {
      refill(this.playing, `${clip.id}: its audio is not available.`);
      return;
    }
    const again = this.current === clip && !this.audio.paused;
    this.current = clip;
    if (again) {
      this.audio.pause();
      return;
    }
    refill(this.playing, clip.id);
    this.audio.src = address(`corpora/${this.number}/clips/${clip.index}/audio`) + fragment(clip);
    this.audio.play().catch(() => {
      refill(this.playing, `${clip.id}: this browser cannot play it.`);
    });
  }

  buttons() {
    for (const [clip, row] of this.rows) {
      const on = clip === this.current && !this.audio.paused;
      row.button?.replaceChildren(icon(on ? "pause" : "play"));
      row.button?.setAttribute("aria-label", `${on ? "Pause" : "Play"} ${clip.id}`);
    }
  }
}
