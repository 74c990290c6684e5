// The microphone as a running curve: of the last five seconds one value each second. Nothing is kept, here or on the server.
import { announce, h, s, refill, time } from "./dom.js";
import { asked, post } from "./api.js";
import { BELOW, TimeScale, axes, keys, lines, targetsOf, values } from "./curve.js";
import { microphoneProblem, openMicrophone, peak } from "./microphone.js";
import { wav } from "./record.js";
import { percent, place, sentence } from "./words.js";

/** Seconds of a window, from one to the next, and of the curve that is shown. */
const WINDOW = 5;
const STEP = 1;
const SHOWN = 60;

const TOP = 12;
const CURVE = 190;
/** A screen reader hears a new value at most so often, in seconds. */
const QUIET = 10;

export class Live {
  /** `domain` is the field where a person chooses it. `onNow` hears the value of just now, and null at the end. */
  constructor(root, button, domain, onNow) {
    Object.assign(this, { root, button, domain, onNow, microphone: null, starting: false, curve: [] });
    button.addEventListener("click", () => this.toggle());
    window.addEventListener("pagehide", () => this.microphone && this.stop());
    this.parts = {
      end: h("button", { type: "button", class: "primary", onclick: () => this.toggle() }),
      close: h("button", { type: "button", onclick: () => this.close() }, "Close"),
      dot: h("span", { class: "live-dot", "aria-hidden": "true" }),
      level: h("meter", { min: "0", max: "1", value: "0", "aria-label": "Level of the microphone" }),
      clock: h("span", { class: "number soft", role: "timer" }),
      sentence: h("p", { class: "sentence" }),
      numbers: h("p", { class: "number soft small" }),
      stage: h("div", { class: "wave-stage", role: "img" }),
      legend: h("div", { class: "legend" }),
      state: h("p", { class: "soft small" }),
    };
    new ResizeObserver(() => this.draw()).observe(this.parts.stage);
  }

  toggle() {
    if (this.microphone) this.stop();
    else if (!this.starting) this.start();
  }

  async start() {
    this.starting = true;
    const { parts } = this;
    this.root.hidden = false;
    refill(this.root, h("div", { class: "wave-head" }, parts.end, h("h2", {}, "Live"),
        h("div", { class: "live-meters" }, parts.dot, parts.level, parts.clock), parts.close),
      parts.sentence, parts.numbers, parts.stage, parts.legend, parts.state);
    Object.assign(this, { curve: [], heard: 0, sent: 0, skipped: 0, asking: null, notBefore: 0, told: "", toldAt: 0 });
    parts.sentence.textContent = "Waiting for the microphone …";
    parts.numbers.textContent = "";
    parts.clock.textContent = "";
    this.tell("");
    this.drawButtons(false);
    this.draw();
    this.root.scrollIntoView({ block: "nearest" });
    try {
      this.microphone = await openMicrophone((samples) => this.piece(samples), () => this.lost());
      this.last = new Float32Array(Math.round(WINDOW * this.microphone.rate));
      parts.sentence.textContent = "Listening …";
      this.tell(`The first value comes after ${WINDOW} seconds.`);
      this.drawButtons(true);
      announce("Live: listening");
    } catch (error) {
      this.tell("");
      parts.sentence.textContent = "";
      parts.numbers.replaceChildren(h("span", { class: "problem", role: "alert" }, microphoneProblem(error)));
    } finally {
      this.starting = false;
    }
  }

  drawButtons(on) {
    this.parts.end.textContent = on ? "Stop" : "Start";
    this.parts.dot.hidden = this.parts.level.hidden = !on;
    this.button.textContent = on ? "Stop live" : "Live";
    this.button.setAttribute("aria-pressed", String(on));
  }

  tell(words) {
    this.parts.state.textContent = `${words} Each window is deleted once it is analysed; nothing is kept.`.trim();
  }

  /** The samples themselves are the clock, so that a page in the background is no slower. */
  piece(samples) {
    if (!this.microphone) return;
    this.last.copyWithin(0, samples.length);
    this.last.set(samples, this.last.length - samples.length);
    this.heard += samples.length;
    const { rate } = this.microphone;
    this.parts.level.value = peak(samples);
    this.parts.clock.textContent = time(this.heard / rate);
    if (this.heard < WINDOW * rate || this.heard - this.sent < STEP * rate) return;
    this.sent = this.heard;
    // A window that comes while another is under way is left out: a queue would only grow.
    if (this.asking || performance.now() < this.notBefore) this.skip();
    else this.ask(this.heard / rate);
  }

  skip() {
    this.skipped++;
    if (!this.failing) this.tell(`The server needs longer than a second for a window of ${WINDOW} seconds: ${this.skipped} left out so far.`);
  }

  async ask(end) {
    const stop = this.asking = new AbortController();
    try {
      const audio = new Blob([wav([this.last], this.last.length, this.microphone.rate)], { type: "audio/wav" });
      const { whole } = await post(`predictions?${this.asks()}`, audio, stop.signal);
      if (stop.signal.aborted) return;
      this.failing = false;
      this.curve.push({ ...whole, start: end - WINDOW, end });
      this.curve = this.curve.filter((one) => one.end > end - SHOWN - WINDOW);
      if (!this.skipped) this.tell(`A window of ${WINDOW} seconds each second.`);
      this.say(whole, end);
      this.draw();
    } catch (problem) {
      if (stop.signal.aborted) return;
      this.failing = true;
      this.notBefore = performance.now() + 1000 * Math.max(STEP, problem.retryAfter || 0);
      this.tell(`${problem.title ?? "Something went wrong"}: ${problem.message} It is tried again.`);
    } finally {
      if (this.asking === stop) this.asking = null;
    }
  }

  /** As new files are asked for: by the adapted model, and of the domain that a person has chosen. */
  asks() {
    const asks = new URLSearchParams({ name: "live.wav" });
    if (asked.has("model")) asks.set("model", asked.get("model"));
    if (this.domain.value) asks.set("domain", this.domain.value);
    return asks;
  }

  say(whole, now) {
    this.parts.sentence.textContent = sentence(whole);
    this.parts.numbers.textContent = `${values(whole, true).join(" · ")} · novelty ${percent(whole.novelty)} · judged as ${whole.domain}`;
    this.onNow(whole);
    if (place(whole) === this.told || (this.told && now - this.toldAt < QUIET)) return;
    Object.assign(this, { told: place(whole), toldAt: now });
    announce(sentence(whole));
  }

  draw() {
    if (this.root.hidden) return;
    const { curve, parts } = this;
    const now = this.microphone ? this.heard / this.microphone.rate : this.ended ?? 0;
    const from = Math.max(0, now - SHOWN);
    const scale = new TimeScale(from, from + SHOWN, Math.max(200, Math.round(parts.stage.clientWidth)));
    const height = TOP + CURVE + BELOW;
    const inside = { x: scale.x(from), y: 0, width: scale.inner, height };
    parts.stage.replaceChildren(s("svg", { viewBox: `0 0 ${scale.width} ${height}`, height, "aria-hidden": "true" },
      s("defs", {}, s("clipPath", { id: "live-part" }, s("rect", inside))), axes(scale, TOP, CURVE, TOP + CURVE),
      curve.length ? s("g", { "clip-path": "url(#live-part)" }, lines(curve, curve[0].start, curve[curve.length - 1].end, scale, TOP, CURVE)) : null));
    parts.stage.setAttribute("aria-label", curve.length ? `The curve of the last ${Math.min(SHOWN, Math.round(now))} seconds. Now: ${values(curve[curve.length - 1]).join(", ")}` : "The curve, still empty");
    const targets = targetsOf(curve);
    if (targets.length && parts.legend.childElementCount !== targets.length) parts.legend.replaceChildren(...keys(targets));
  }

  lost() {
    if (!this.microphone) return;
    this.stop();
    this.parts.numbers.replaceChildren(h("span", { class: "problem", role: "alert" }, "The microphone is gone. Connect it, then start again."));
  }

  stop() {
    this.asking?.abort();
    this.asking = null;
    this.ended = this.heard / this.microphone.rate;
    this.microphone.close();
    this.microphone = null;
    this.last = null;
    this.parts.level.value = 0;
    this.drawButtons(false);
    this.tell("Stopped.");
    this.onNow(null);
    announce("Live: stopped");
  }

  close() {
    if (this.microphone) this.stop();
    this.curve = [];
    this.root.hidden = true;
    this.button.focus();
  }
}
