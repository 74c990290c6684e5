// Two versions of a sound: how they differ, their curves one over the other, and A or B at the same position.
import { h, icon, rating, s, time } from "./dom.js";
import { x, y } from "./plane.js";
import { model } from "./ratings.js";
import { store } from "./store.js";
import { estimate, poles } from "./words.js";

const WIDTH = 600;
const HEIGHT = 110;
const SOON = 0.05;

export class Compare {
  constructor(plane, wave) {
    this.plane = plane;
    this.wave = wave;
    this.label = "Compare";
    this.instead = true; // its curves come before the waveform of the selected file
    this.hint = "Choose two files. While they play, switch between A and B at the same position.";
    this.sides = ["A", "B"].map((letter) => this.side(letter));
    this.on = 0;
    this.toggle = h("button", { type: "button", class: "primary", id: "compare-play", onclick: () => this.play() }, icon("play"), "Play");
    this.switch = h("button", { type: "button", id: "compare-switch", onclick: () => this.change() });
    this.seek = h("input", { type: "range", id: "compare-position", min: 0, max: 1, step: 0.1, "aria-label": "Position", oninput: () => this.to(Number(this.seek.value)) });
    this.clock = h("span", { class: "number soft" });
    this.differences = h("p", { class: "sentence", id: "compare-difference" });
    this.silent = h("p", { class: "soft small" });
    this.curves = h("div", { class: "compare-curves" });
    this.panel = h("div", { class: "task compare" },
      h("div", { class: "pair" }, this.sides.map((side) => h("label", {}, side.letter, side.select))),
      h("div", { class: "buttons" }, this.toggle, this.switch), h("div", { class: "seek" }, this.seek, this.clock),
      this.differences, this.silent);
    this.wide = h("div", { class: "task" }, h("h2", {}, "A and B over time"), this.curves);
    wave.player.audio.addEventListener("play", () => this.pause());
  }

  side(letter) {
    const audio = new Audio();
    const side = { letter, audio, entry: null };
    side.select = h("select", { id: `compare-${letter.toLowerCase()}`, onchange: () => this.take(side, store.entries.find((one) => one.key === side.select.value)) });
    for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => this.state());
    audio.addEventListener("timeupdate", () => this.tick());
    return side;
  }

  enter() {
    this.plane.root.classList.add("comparing");
  }

  leave() {
    this.pause();
    this.plane.root.classList.remove("comparing");
    this.plane.layer("compare").replaceChildren();
  }

  take(side, entry) {
    const position = this.active().audio.currentTime;
    side.entry = entry ?? null;
    side.audio.pause();
    side.audio.src = (entry && store.audio(entry)) ?? "";
    if (entry?.blob) side.audio.currentTime = position;
    this.draw();
  }

  active() {
    return this.sides[this.on];
  }

  draw() {
    const list = store.entries.filter((entry) => entry.result);
    this.sides.forEach((side, i) => {
      if (!side.entry || !list.includes(side.entry)) {
        const other = this.sides[1 - i].entry;
        const free = list.filter((entry) => entry !== other);
        const entry = (i === 0 && free.includes(store.selected) ? store.selected : free[0]) ?? null;
        side.entry = entry;
        side.audio.src = (entry && store.audio(entry)) ?? "";
      }
      side.select.replaceChildren(...list.map((entry) => h("option", { value: entry.key, selected: entry === side.entry }, `${entry.number} ${entry.name}`)));
      side.select.disabled = list.length < 2;
    });
    const [a, b] = this.sides.map((side) => side.entry);
    const both = a && b;
    const silent = both ? this.sides.filter((side) => !side.entry.blob).map((side) => side.letter) : [];
    this.toggle.disabled = this.switch.disabled = !both || silent.length > 0;
    this.silent.textContent = silent.length ? `The audio of ${silent.join(" and ")} is no longer in this browser: choose the file again to hear it.` : "";
    this.state();
    const [from, to] = [model(a), model(b)];
    this.plane.layer("compare").replaceChildren(...(from && to ? [
      s("line", { x1: x(from.valence), y1: y(from.arousal), x2: x(to.valence), y2: y(to.arousal) }),
      ...this.sides.map((side) => letter(side))] : []));
    this.differences.textContent = !both ? "Two files are needed." : !from || !to ? "" :
      `Compared with A, B is ${changed("arousal", to.arousal - from.arousal)} and ${changed("valence", to.valence - from.valence)}.`;
    this.drawCurves(a, b);
    this.tick();
  }

  drawCurves(a, b) {
    const seconds = Math.max(a?.result?.duration ?? 0, b?.result?.duration ?? 0, 0.1);
    this.seek.max = seconds.toFixed(1);
    const key = [a?.result, b?.result];
    if (this.drawn && this.drawn[0] === key[0] && this.drawn[1] === key[1]) return;
    this.drawn = key;
    this.heads = [];
    this.curves.replaceChildren(...(a && b ? ["arousal", "valence"] : []).map((target) => {
      const at = (value) => ((1 - value) / 2) * HEIGHT;
      const head = s("line", { class: "head", x1: 0, x2: 0, y1: 0, y2: HEIGHT });
      this.heads.push(head);
      const lines = [a, b].map((entry, i) => {
        const points = (entry.result.curve.length > 1 ? entry.result.curve : [entry.result.whole]).map((one) => [(one.start + one.end) / 2, estimate(one, target)?.value ?? 0]);
        const path = [[0, points[0][1]], ...points, [entry.result.duration, points.at(-1)[1]]];
        return s("path", { class: i === 0 ? "a" : "b", series: entry.series, d: `M${path.map(([t, value]) => `${((t / seconds) * WIDTH).toFixed(1)} ${at(value).toFixed(1)}`).join("L")}` });
      });
      const [low, high] = poles(target);
      const apart = estimate(b.result.whole, target).value - estimate(a.result.whole, target).value;
      return h("figure", {},
        h("figcaption", { class: "small" }, h("strong", {}, target[0].toUpperCase() + target.slice(1)), h("span", { class: "soft" }, ` ${low} to ${high}; B − A: ${rating(apart)}`)),
        s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": `${target} of A and B over time` },
          s("line", { class: "zero", x1: 0, x2: WIDTH, y1: at(0), y2: at(0) }), lines, head),
        h("div", { class: "times soft small", "aria-hidden": "true" }, h("span", {}, time(0)), h("span", {}, time(seconds))));
    }), a && b ? h("p", { class: "legend" }, [a, b].map((entry, i) => h("span", { class: "key", series: entry.series },
      h("span", { class: `stroke ${"ab"[i]}` }), `${"AB"[i]}: ${entry.name}`))) : "");
  }

  async play() {
    const { audio } = this.active();
    if (!audio.paused) {
      this.pause();
      return;
    }
    this.wave.player.pause();
    await audio.play().catch(() => {});
  }

  pause() {
    for (const side of this.sides) side.audio.pause();
  }

  /** The other one goes on where this one was. */
  change() {
    const before = this.active().audio;
    const playing = !before.paused;
    before.pause();
    this.on = 1 - this.on;
    this.to(before.currentTime);
    if (playing) this.active().audio.play().catch(() => {});
    this.state();
  }

  to(seconds) {
    const side = this.active();
    const most = side.entry?.result?.duration ?? 0;
    side.audio.currentTime = Math.max(0, Math.min(seconds, most - SOON));
    this.tick();
  }

  state() {
    const side = this.active();
    const playing = !side.audio.paused && !side.audio.ended;
    this.toggle.replaceChildren(icon(playing ? "pause" : "play"), playing ? `Pause ${side.letter}` : `Play ${side.letter}`);
    this.switch.textContent = `Switch to ${this.sides[1 - this.on].letter}`;
    this.tick();
  }

  tick() {
    const at = this.active().audio.currentTime;
    const seconds = Number(this.seek.max);
    this.seek.value = at;
    this.seek.setAttribute("aria-valuetext", `${time(at)} of ${this.active().letter}`);
    this.clock.textContent = time(at);
    for (const head of this.heads ?? []) {
      head.setAttribute("x1", (at / seconds) * WIDTH);
      head.setAttribute("x2", (at / seconds) * WIDTH);
    }
  }
}

function letter(side) {
  const at = model(side.entry);
  return s("g", {}, s("circle", { cx: x(at.valence), cy: y(at.arousal), r: 15 }),
    s("text", { x: x(at.valence) + 19, y: y(at.arousal) - 10 }, side.letter));
}

/** "0.31 more exciting". */
function changed(target, by) {
  const [low, high] = poles(target);
  const size = Math.abs(by).toFixed(2);
  return Number(size) === 0 ? `equally ${high}` : `${size} more ${by > 0 ? high : low}`;
}
