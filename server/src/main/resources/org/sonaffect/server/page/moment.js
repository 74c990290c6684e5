// The reasons of a moment: what drives the value of one window of the curve.
import { announce, h, refill } from "./dom.js";
import { post } from "./api.js";
import { clock, values } from "./curve.js";
import { drawReasons, reasonsOf } from "./detail.js";
import { family, place } from "./words.js";

export class Moment {
  /** They stand in `root`, where else those of the whole clip are. `onChange` hears that another moment is shown, or none. */
  constructor(root, onChange) {
    this.root = root;
    this.onChange = onChange;
    this.known = new WeakMap(); // window to answer
    this.segment = null;
  }

  /** The window whose reasons are shown, or null. */
  of(file) {
    return this.result === file.result && this.root.shownFor === file.result ? this.segment : null;
  }

  async ask(file, segment) {
    this.stop?.abort();
    const stop = this.stop = new AbortController();
    Object.assign(this, { result: file.result, segment });
    this.root.shownFor = file.result;
    this.onChange();
    const span = `${clock(segment.start, true)} to ${clock(segment.end, true)}`;
    this.show(span, h("p", { class: "soft" }, "Asking the model …"));
    try {
      const moment = this.known.get(segment) ?? await this.fetch(file, segment, stop.signal);
      this.known.set(segment, moment);
      if (this.of(file) !== segment) return;
      this.show(span, h("p", {}, h("strong", {}, place(moment)), h("span", { class: "number" }, ` · ${values(moment, true).join(" · ")}`)), reasonsOf(moment));
      announce(`${span}: ${place(moment)}. Driven most by ${moment.reasons.slice(0, 2).map((reason) => family(reason.descriptors).name).join(" and ")}.`);
    } catch (problem) {
      if (problem.name === "AbortError" || this.of(file) !== segment) return;
      this.show(span, h("p", { class: "problem", role: "alert" }, h("strong", {}, problem.title ?? "Something went wrong"), h("br"), problem.message));
    }
  }

  async fetch(file, segment, signal) {
    if (!file.blob) throw Object.assign(new Error("Choose the file again to ask about its moments."), { title: "Its audio is no longer in this browser" });
    // The domain is that of the curve; a window alone might be taken for something else.
    const { start, end, domain } = segment;
    const adapted = file.result.adapted ? { model: file.result.adapted } : {};
    return post(`moments?${new URLSearchParams({ start, end, domain, ...adapted })}`, file.blob, signal);
  }

  show(span, ...content) {
    this.root.hidden = false;
    const whole = h("button", { type: "button", class: "tool", onclick: () => this.whole() }, "The whole clip");
    refill(this.root, h("div", { class: "moment-head" }, h("h2", {}, `What drives ${span}`), whole), ...content.flat());
    this.root.scrollIntoView({ block: "nearest" });
  }

  /** Back to the reasons of the whole clip. */
  whole() {
    this.stop?.abort();
    this.segment = null;
    this.root.shownFor = null;
    drawReasons(this.root, this.result);
    this.root.tabIndex = -1; // its button is gone, and what had the focus with it
    this.root.focus({ preventScroll: true });
    this.onChange();
  }
}
