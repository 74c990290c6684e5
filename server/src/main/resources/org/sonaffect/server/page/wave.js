// The waveform with the curve over time; a click plays from there.
import { h, s, icon, time } from "./dom.js";
import { place, poles } from "./words.js";

const WAVE = 90;
const GAP = 14;
const CURVE = 150;

export class Wave {
  constructor(root, onNow) {
    this.root = root;
    this.onNow = onNow;
    this.audio = new Audio();
    this.audio.preload = "auto";
    this.file = null;
    this.button = h("button", { type: "button", class: "round primary", "aria-label": "Play", onclick: () => this.toggle() }, icon("play"));
    this.title = h("h2", {});
    this.clock = h("span", { class: "number soft" });
    this.problem = h("p", { class: "soft small", hidden: true, role: "status" }, "This browser cannot play this kind of audio; the analysis is complete.");
    this.stage = h("div", { class: "wave-stage", tabindex: "0", role: "slider", "aria-label": "Position in the clip", "aria-valuemin": "0" });
    this.legend = h("div", { class: "legend" });
    root.append(h("div", { class: "wave-head" }, this.button, this.title, this.legend, this.clock), this.stage, this.problem);
    this.stage.addEventListener("click", (event) => {
      const box = this.stage.getBoundingClientRect();
      this.from(((event.clientX - box.left) / box.width) * this.file.result.duration);
    });
    this.stage.addEventListener("keydown", (event) => this.key(event));
    for (const name of ["play", "pause", "ended"]) this.audio.addEventListener(name, () => this.state());
    this.audio.addEventListener("timeupdate", () => this.tick());
    this.audio.addEventListener("error", () => {
      this.problem.hidden = !this.file;
      this.button.disabled = true;
    });
    new ResizeObserver(() => this.draw()).observe(this.stage);
  }

  show(file, url) {
    this.root.hidden = !file;
    if (!file) {
      this.audio.pause();
      this.onNow(null);
      this.file = null;
      return;
    }
    const other = file !== this.file;
    this.file = file;
    if (other) {
      this.audio.pause();
      this.problem.hidden = true;
      this.button.disabled = false;
      this.audio.src = url;
      this.title.textContent = file.name;
      this.onNow(null);
    }
    if (other || this.drawn !== file.result) this.draw();
  }

  draw() {
    if (!this.file) return;
    const result = this.file.result;
    this.drawn = result;
    const width = Math.max(200, Math.round(this.stage.clientWidth));
    const targets = result.curve.length > 1 ? result.curve[0].estimates.map((estimate) => estimate.target) : [];
    const height = WAVE + (targets.length ? GAP + CURVE : 0);
    const bars = outline(result.waveform, width);
    this.played = s("rect", { x: 0, y: 0, width: 0, height: WAVE });
    this.head = s("line", { class: "head", x1: 0, x2: 0, y1: 0, y2: height });
    const clip = `played-${this.file.number}`;
    this.stage.replaceChildren(s("svg", { viewBox: `0 0 ${width} ${height}`, height, "aria-hidden": "true" },
      s("defs", {}, s("clipPath", { id: clip }, this.played)),
      s("path", { class: "bars", d: bars }),
      s("path", { class: "played", d: bars, "clip-path": `url(#${clip})` }),
      targets.length ? this.curves(targets, width) : null,
      this.head));
    this.legend.replaceChildren(...targets.map((target) => h("span", { class: "key" }, swatch(target), `${target}: ${poles(target)[0]} to ${poles(target)[1]}`)));
    this.width = width;
    this.stage.setAttribute("aria-valuemax", result.duration.toFixed(1));
    this.tick();
  }

  curves(targets, width) {
    const { curve, duration } = this.file.result;
    const x = (segment) => (((segment.start + segment.end) / 2) / duration) * width;
    const y = (value) => WAVE + GAP + ((1 - value) / 2) * CURVE;
    const drawn = [s("line", { class: "zero", x1: 0, x2: width, y1: y(0), y2: y(0) }),
      s("line", { class: "zero", x1: 0, x2: width, y1: y(1), y2: y(1) }), s("line", { class: "zero", x1: 0, x2: width, y1: y(-1), y2: y(-1) })];
    targets.forEach((target, t) => {
      const up = curve.map((one) => `${x(one)} ${y(one.estimates[t].high)}`);
      const down = curve.map((one) => `${x(one)} ${y(one.estimates[t].low)}`).reverse();
      drawn.push(s("path", { class: `${target} band`, d: `M${[...up, ...down].join("L")}Z` }));
    });
    targets.forEach((target, t) => {
      drawn.push(s("path", { class: `${target} line`, d: `M${curve.map((one) => `${x(one)} ${y(one.estimates[t].value)}`).join("L")}` }));
    });
    return s("g", { class: "curve" }, drawn);
  }

  async from(seconds) {
    this.audio.currentTime = Math.max(0, Math.min(seconds, this.file.result.duration - 0.05));
    try {
      await this.audio.play();
    } catch {
      this.tick(); // the error event tells
    }
  }

  toggle() {
    if (this.audio.paused) this.audio.play().catch(() => {});
    else this.audio.pause();
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (step) this.audio.currentTime = Math.max(0, this.audio.currentTime + step);
    else if (event.key === "Home") this.audio.currentTime = 0;
    else if (event.key === "End") this.audio.currentTime = this.file.result.duration;
    else if (event.key === " " || event.key === "Enter") this.toggle();
    else return;
    event.preventDefault();
    this.tick();
  }

  state() {
    const on = !this.audio.paused && !this.audio.ended;
    this.button.replaceChildren(icon(on ? "pause" : "play"));
    this.button.setAttribute("aria-label", on ? "Pause" : "Play");
    if (on) this.frame();
    else this.tick();
  }

  frame() {
    this.tick();
    if (!this.audio.paused) requestAnimationFrame(() => this.frame());
  }

  tick() {
    if (!this.file || !this.played) return;
    const { duration, curve } = this.file.result;
    const at = Math.min(this.audio.currentTime, duration);
    const px = (at / Math.max(duration, 0.001)) * this.width;
    this.played.setAttribute("width", px);
    this.head.setAttribute("x1", px);
    this.head.setAttribute("x2", px);
    const segment = this.nearest(curve, at);
    this.clock.textContent = `${time(at)} / ${time(duration)}`;
    this.stage.setAttribute("aria-valuenow", at.toFixed(1));
    this.stage.setAttribute("aria-valuetext", `${time(at)} of ${time(duration)}${segment ? ", " + place(segment) : ""}`);
    this.onNow(at > 0 || !this.audio.paused ? segment : null);
  }

  nearest(curve, at) {
    let best = null;
    for (const one of curve) {
      if (!best || Math.abs((one.start + one.end) / 2 - at) < Math.abs((best.start + best.end) / 2 - at)) best = one;
    }
    return best;
  }
}

function swatch(target) {
  return s("svg", { viewBox: "0 0 26 8", width: 26, height: 8, "aria-hidden": "true", class: "wave-key" },
    s("path", { class: `${target} line`, d: "M1 4H25" }));
}

function outline(peaks, width) {
  if (peaks.length === 0) return "";
  const most = Math.max(0.05, ...peaks);
  const count = Math.min(peaks.length, Math.floor(width / 4));
  const step = width / count;
  let path = "";
  for (let i = 0; i < count; i++) {
    const from = Math.floor((i * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * peaks.length) / count));
    const size = Math.max(1.5, (Math.max(...peaks.slice(from, to)) / most) * (WAVE - 4));
    const w = Math.max(1, step * 0.62);
    path += `M${(i * step).toFixed(1)} ${((WAVE - size) / 2).toFixed(1)}h${w.toFixed(1)}v${size.toFixed(1)}h-${w.toFixed(1)}z`;
  }
  return path;
}
