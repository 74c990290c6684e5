// The model adapted to the ratings of this session, and the choice between it and the one that all share.
import { address, asked, get, postJson, remove } from "./api.js";
import { announce, byId, h } from "./dom.js";
import { domain, listeners, rated } from "./ratings.js";
import { set, setting } from "./settings.js";
import { store } from "./store.js";

const CHOSEN = "sonaffect-model";

export class Adapt {
  constructor(files, about) {
    this.files = files;
    this.about = about;
    this.models = [];
    this.chosen = setting(CHOSEN);
    this.heading = h("h3", {}, "Adapt the model to these ratings");
    this.count = h("p", { class: "soft small" });
    this.button = h("button", { type: "button", id: "adapt", onclick: () => this.calibrate() }, "Use my ratings to adapt the model");
    this.told = h("div", { id: "adapted", role: "status" });
    this.choice = h("fieldset", { class: "models", hidden: true });
    this.note = h("strong", { class: "key", hidden: !this.chosen }, `Judged by the model ${about.model.name}, adapted to ratings`);
    this.root = h("section", { class: "adapt", "aria-label": "Adapt the model", hidden: !about.model.adapts },
      this.heading, this.count, h("div", { class: "buttons" }, this.button), this.told, this.choice);
    if (!about.model.adapts) return;
    byId("listen-legend").append(this.note);
    asked.set("features", "true");
    if (this.chosen) asked.set("model", this.chosen);
    this.list();
    store.listen((entry, what) => {
      if (what === "changed" && entry.state === "failed" && this.chosen) this.list(); // it may be gone
    });
  }

  usable() {
    return rated().filter((entry) => entry.result?.features);
  }

  draw() {
    const { fewestRated: fewest, mostRated: most } = this.about.limits;
    const [usable, all] = [this.usable().length, rated().length];
    const enough = usable >= fewest && usable <= most;
    this.button.disabled = this.busy || !enough;
    this.count.textContent = enough ? `${usable} rated clips of ${listeners().length} listener${listeners().length === 1 ? "" : "s"}.`
      : usable > most ? `${usable} clips are rated, at most ${most} can be used.`
        : `${usable} of the ${fewest} clips that are needed are rated.${all > usable ? ` ${all - usable} more were analysed too long ago: analyse them again.` : ""}`;
  }

  async calibrate() {
    const list = this.usable();
    this.busy = true;
    this.told.replaceChildren("Adapting…");
    this.draw();
    try {
      const found = await postJson("calibrations", { domain: domain(list), clips: list.map((entry) => ({ name: entry.name.slice(0, 200), features: entry.result.features,
        ratings: entry.ratings.map((one) => ({ rater: one.by, arousal: one.arousal, valence: one.valence })) })) });
      this.told.replaceChildren(h("p", { class: "sentence" }, found.sentence),
        h("details", {}, h("summary", {}, "What was measured"), h("ul", {}, found.findings.map((one) => h("li", {}, one)))));
      await this.list();
      if (found.gained) this.choice.querySelector(`input[value="${found.id}"]`)?.focus();
    } catch (problem) {
      this.told.replaceChildren(h("p", { class: "problem" }, `${problem.title ?? "Something went wrong"}: ${problem.message}`));
    }
    this.busy = false;
    this.draw();
  }

  /** The models of this owner; where the chosen one is no more, the shared one is used again. */
  async list() {
    try {
      this.models = await get("models");
    } catch {
      return; // it is asked again when something fails
    }
    if (this.chosen && !this.models.some((one) => one.id === this.chosen)) {
      this.choose(null);
      announce("The adapted model is no longer kept; the original one is used.");
    }
    this.options();
  }

  options() {
    this.choice.hidden = this.models.length === 0;
    const option = (id, ...words) => h("label", {}, h("input", { type: "radio", name: "model", value: id ?? "", checked: (this.chosen ?? null) === id,
      onchange: () => this.choose(id) }), h("span", {}, words));
    this.choice.replaceChildren(h("legend", {}, "Model in use"),
      option(null, `${this.about.model.name}, as it is`),
      ...this.models.map((one) => h("div", { class: "model-choice" },
        option(one.id, `${this.about.model.name}, adapted to ${one.clips} clips of ${one.raters} listener${one.raters === 1 ? "" : "s"}, ${new Date(one.created).toLocaleString()}`),
        h("span", { class: "small" },
          h("a", { href: address(`models/${one.id}/file`), download: "" }, "Download"), " ",
          h("a", { href: address(`models/${one.id}/card`), target: "_blank", rel: "noopener" }, "Card"), " ",
          h("button", { type: "button", class: "link", "aria-label": "Remove this adapted model", onclick: () => this.remove(one) }, "Remove")))));
  }

  /** All that was judged is judged again, so that what is shown is of one model. */
  choose(id) {
    this.chosen = id;
    this.note.hidden = !id;
    set(CHOSEN, id);
    if (id) asked.set("model", id);
    else asked.delete("model");
    for (const entry of store.entries) if (entry.result && (entry.result.adapted ?? null) !== id) this.files.again(entry);
  }

  async remove(one) {
    try {
      await remove(`models/${one.id}`);
    } catch (problem) {
      announce(problem.message);
    }
    await this.list();
    this.choice.querySelector("input")?.focus();
  }
}
