// The selected file over time: the waveform and the curve, a player, a selection, a part seen larger.
import { announce, byId, h, s, icon, time } from "./dom.js";
import { readable } from "./api.js";
import { BELOW, LEFT, TimeScale, axes, clock, dots, keys, lines, nearest, targetsOf, values } from "./curve.js";
import { withKeys, withPointer } from "./gestures.js";
import { Moment } from "./moment.js";
import { outline } from "./outline.js";
import { Player } from "./player.js";
import { place } from "./words.js";

const WAVE = 64;
const GAP = 18;
const CURVE = 170;
const TOP = WAVE + GAP;
/** The least that is shown, and the least that is a selection, in seconds. */
const SHORTEST_VIEW = 0.5;
const SHORTEST_SELECTION = 0.05;

export class Wave {
  constructor(root, onNow) {
    this.root = root;
    this.onNow = onNow;
    this.file = null;
    this.blind = false;
    this.moment = new Moment(byId("reasons"), () => this.file && this.drawParts());
    this.player = new Player(() => this.tick(), (on) => this.drawButton(on), () => this.unplayable());
    this.build();
    withPointer(this.stage, this);
    withKeys(this.stage, this);
    new ResizeObserver(() => this.draw()).observe(this.stage);
  }

  build() {
    const tool = (label, title, onclick) => h("button", { type: "button", class: "tool", title, onclick }, label);
    this.button = h("button", { type: "button", class: "round primary", "aria-label": "Play", onclick: () => this.player.toggle() }, icon("play"));
    this.title = h("h2", {});
    this.clock = h("span", { class: "number soft" });
    this.problem = h("p", { class: "soft small", hidden: true, role: "status" });
    this.why = tool("Why here?", "What drives the value at the position (Enter)", () => this.ask(this.player.position));
    this.again = tool("Loop", "Play the selection, or the whole clip, in a loop (L)", () => this.loop(!this.player.looping));
    this.larger = tool("Zoom in", "Show the selection, or half as much around the position (+)", () => this.zoomIn());
    this.smaller = tool("Zoom out", "Show twice as much (−)", () => this.zoom(2));
    this.clear = tool("Clear selection", "Select nothing (Escape)", () => {
      this.select(0, 0);
      this.stage.focus();
    });
    this.part = h("span", { class: "soft small number" });
    this.pan = h("input", { type: "range", class: "wave-pan", min: "0", step: "0.1", "aria-label": "Part of the clip that is shown",
      oninput: () => this.showFrom(Number(this.pan.value)) });
    this.tip = h("div", { class: "wave-tip", hidden: true, "aria-hidden": "true" });
    this.drawing = h("div");
    this.stage = h("div", { class: "wave-stage", tabindex: "0", role: "slider", "aria-label": "Position in the clip", "aria-valuemin": "0",
      "aria-describedby": "wave-hint" }, this.drawing, this.tip);
    this.legend = h("div", { class: "legend" });
    this.hint = h("p", { class: "soft small", id: "wave-hint" });
    this.root.append(h("div", { class: "wave-head" }, this.button, this.title, this.clock),
      h("div", { class: "wave-tools" }, this.why, this.again, this.larger, this.smaller, this.clear, this.part),
      this.stage, this.pan, this.legend, this.hint, this.problem);
  }

  show(file, url) {
    this.root.hidden = !file;
    if (!file) {
      this.player.pause();
      this.onNow(null);
      this.file = null;
      return;
    }
    const other = file !== this.file;
    this.file = file;
    if (other) {
      this.player.load(url, file.result.duration);
      this.problem.hidden = true;
      this.button.disabled = false;
      if (!url) this.cannot("The audio of this file is no longer in this browser; its analysis is.");
      this.title.textContent = file.name;
      this.view = [0, file.result.duration];
      this.loop(false);
      this.onNow(null);
    }
    if (other || this.drawn !== file.result) this.draw();
  }

  /** While a listener rates, what the model says is told to nobody. */
  hide(blind) {
    if (blind === this.blind) return;
    this.blind = blind;
    this.draw();
  }

  /** The windows that may be seen. */
  get curve() {
    return this.blind ? [] : this.file?.result.curve ?? [];
  }

  cannot(words) {
    this.problem.textContent = words;
    this.problem.hidden = !this.file;
    this.button.disabled = true;
  }

  /** Audio that does not play may be gone, or of a kind that the browser does not know. */
  async unplayable() {
    const file = this.file;
    const why = await readable(file.blob).then(() => "This browser cannot play this kind of audio; the analysis is complete.", (problem) => `${problem.title}: ${problem.message}`);
    if (this.file === file) this.cannot(why);
  }

  draw() {
    if (!this.file) return;
    const { result, number } = this.file;
    this.drawn = result;
    const { curve } = this;
    const { duration } = result;
    const [from, to] = this.view;
    const targets = targetsOf(curve);
    this.scale = new TimeScale(from, to, Math.max(200, Math.round(this.stage.clientWidth)));
    this.bottom = targets.length ? TOP + CURVE : WAVE;
    const height = this.bottom + BELOW;
    const bars = outline(result.waveform, duration, this.scale, WAVE);
    this.played = s("rect", { x: LEFT, y: 0, width: 0, height: WAVE });
    this.head = s("line", { class: "head", y1: 0, y2: this.bottom });
    this.cursor = s("g", { class: "cursor" });
    this.marked = s("rect", { class: "selection", y: 0, height: this.bottom });
    this.asked = s("rect", { class: "asked", y: TOP, height: CURVE });
    this.drawing.replaceChildren(s("svg", { viewBox: `0 0 ${this.scale.width} ${height}`, height, "aria-hidden": "true" },
      s("defs", {}, s("clipPath", { id: `part-${number}` }, s("rect", { x: LEFT, y: 0, width: this.scale.inner, height: this.bottom })),
        s("clipPath", { id: `played-${number}` }, this.played)),
      axes(this.scale, TOP, targets.length ? CURVE : 0, this.bottom),
      s("g", { "clip-path": `url(#part-${number})` }, this.marked, this.asked,
        s("path", { class: "bars", d: bars }), s("path", { class: "played", d: bars, "clip-path": `url(#played-${number})` }),
        targets.length ? lines(curve, 0, duration, this.scale, TOP, CURVE) : null, this.head),
      this.cursor));
    this.legend.replaceChildren(...keys(targets));
    this.hint.replaceChildren(...hint(targets.length > 0));
    this.why.hidden = targets.length === 0;
    this.stage.setAttribute("aria-valuemax", duration.toFixed(1));
    this.pan.hidden = to - from >= duration;
    this.pan.max = String(duration - (to - from));
    this.pan.value = String(from);
    this.pan.setAttribute("aria-valuetext", `${clock(from, true)} to ${clock(to, true)}`);
    this.larger.disabled = to - from <= SHORTEST_VIEW;
    this.smaller.disabled = to - from >= duration;
    this.drawParts();
    this.tick();
  }

  /** The selection, and the moment whose reasons are shown. */
  drawParts() {
    const { selection } = this.player;
    const moment = this.moment.of(this.file);
    for (const [node, part] of [[this.marked, selection], [this.asked, moment && [moment.start, moment.end]]]) {
      node.setAttribute("visibility", part ? "visible" : "hidden");
      if (!part) continue;
      node.setAttribute("x", this.scale.x(part[0]));
      node.setAttribute("width", this.scale.x(part[1]) - this.scale.x(part[0]));
    }
    this.clear.hidden = !selection;
    this.part.textContent = selection ? `${clock(selection[0], true)} to ${clock(selection[1], true)} selected` : "";
  }

  drawButton(on) {
    this.button.replaceChildren(icon(on ? "pause" : "play"));
    this.button.setAttribute("aria-label", on ? "Pause" : "Play");
  }

  /** Selects what lies between; next to nothing selects nothing. */
  select(one, other) {
    const part = [Math.min(one, other), Math.max(one, other)];
    this.player.selection = part[1] - part[0] >= SHORTEST_SELECTION ? part : null;
    this.drawParts();
  }

  /** The selection is made: with the pointer it is played from its start, again and again. */
  selected(fromStart) {
    if (!this.player.selection) return;
    announce(this.part.textContent);
    if (!fromStart) return;
    this.loop(true);
    this.player.go(this.player.selection[0]);
  }

  click(seconds, y) {
    const { selection } = this.player;
    if (selection && (seconds < selection[0] || seconds > selection[1])) this.select(0, 0);
    this.player.go(seconds);
    if (y > WAVE + GAP / 2 && this.curve.length) this.ask(seconds);
    else this.player.play();
  }

  loop(on) {
    this.player.looping = on;
    this.again.setAttribute("aria-pressed", String(on));
  }

  zoomIn() {
    if (this.player.selection) this.setView(...this.player.selection);
    else this.zoom(0.5);
  }

  zoom(factor) {
    const [from, to] = this.view;
    const span = Math.max(SHORTEST_VIEW, (to - from) * factor);
    const around = Math.min(to, Math.max(from, this.player.position));
    const share = (around - from) / (to - from);
    this.setView(around - share * span, around + (1 - share) * span);
  }

  setView(from, to) {
    const { duration } = this.file.result;
    const span = Math.min(duration, Math.max(SHORTEST_VIEW, to - from));
    const start = Math.min(Math.max(0, from), duration - span);
    this.view = [start, start + span];
    this.draw();
  }

  showFrom(seconds) {
    this.setView(seconds, seconds + this.view[1] - this.view[0]);
  }

  /** Where the position leaves what is shown, that goes on. */
  follow(seconds) {
    const [from, to] = this.view;
    if (seconds < from || seconds > to) this.showFrom(seconds - (to - from) * 0.1);
  }

  /** The values at a time, beside the pointer; null hides them. */
  point(seconds) {
    const { curve } = this;
    this.cursor?.replaceChildren();
    this.tip.hidden = seconds === null || curve.length === 0;
    if (this.tip.hidden) return;
    const segment = nearest(curve, seconds);
    const x = this.scale.x(seconds);
    this.cursor.append(s("line", { x1: x, x2: x, y1: 0, y2: this.bottom }), ...dots(curve, segment, seconds, this.scale, TOP, CURVE));
    this.tip.replaceChildren(h("strong", {}, `${clock(seconds, true)} ${place(segment)}`), ...values(segment, true).map((line) => h("div", {}, line)),
      h("div", {}, `window from ${clock(segment.start, true)} to ${clock(segment.end, true)}`));
    const right = x > this.scale.width / 2;
    this.tip.style.left = right ? "auto" : `${x + 12}px`;
    this.tip.style.right = right ? `${this.scale.width - x + 12}px` : "auto";
  }

  tick() {
    if (!this.file || !this.scale) return;
    const { duration } = this.file.result;
    const { position, playing } = this.player;
    if (playing && !this.player.held) this.follow(position);
    const px = this.scale.x(position);
    this.played.setAttribute("width", Math.max(0, px - LEFT));
    this.head.setAttribute("x1", px);
    this.head.setAttribute("x2", px);
    const segment = nearest(this.curve, position);
    this.clock.textContent = `${time(position)} / ${time(duration)}`;
    this.stage.setAttribute("aria-valuenow", position.toFixed(1));
    this.stage.setAttribute("aria-valuetext", `${clock(position, position % 1 > 0.05)} of ${time(duration)}${segment ? `: ${place(segment)}; ${values(segment).join(", ")}` : ""}`);
    this.onNow(position > 0 || playing ? segment : null);
  }

  /** Asks for the reasons of the window that is nearest to a time. */
  ask(seconds) {
    const segment = nearest(this.curve, seconds);
    if (segment) this.moment.ask(this.file, segment);
  }
}

function hint(withCurve) {
  const how = (press) => `${withCurve ? `${press} the curve for the reasons of a moment, the waveform` : press} to play from there, drag to select.`;
  return [h("span", { class: "by-touch" }, how("Tap")), h("span", { class: "by-mouse" }, how("Click"), " Keys: arrows move and with Shift select, ",
    `Space plays, ${withCurve ? "Enter gives the reasons, " : ""}L loops, + and − zoom, Escape clears the selection.`)];
}
