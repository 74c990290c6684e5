// The plane: unpleasant to pleasant across, calm to exciting upwards. Ratings are in [-1, 1].
import { h, s, rating } from "./dom.js";
import { estimate, place, unsure } from "./words.js";
import { trail } from "./trail.js";

const SIZE = 600;
const EDGE = 14;
const SPAN = SIZE - 2 * EDGE;
const NEAR = 14;
/** From so many files on, only the chosen one shows its interval. */
const MANY = 6;
/** From so many on, marks are small and only the chosen one shows its number. */
const CROWD = 25;
let planes = 0;

/** Where a rating lies in the drawing, whose sides have 600 units. */
export const x = (valence) => EDGE + ((valence + 1) / 2) * SPAN;
export const y = (arousal) => EDGE + ((1 - arousal) / 2) * SPAN;

/** Four quarters of ellipses, since intervals need not lie evenly around the point. */
function region(a, v) {
  const [cx, cy] = [x(v.value), y(a.value)];
  const [left, right, top, bottom] = [cx - x(v.low), x(v.high) - cx, cy - y(a.high), y(a.low) - cy];
  return `M${cx} ${cy - top}A${right} ${top} 0 0 1 ${cx + right} ${cy}A${right} ${bottom} 0 0 1 ${cx} ${cy + bottom}` +
    `A${left} ${bottom} 0 0 1 ${cx - left} ${cy}A${left} ${top} 0 0 1 ${cx} ${cy - top}Z`;
}

function backdrop(number) {
  const corners = [["tl", "0%", "0%"], ["tr", "100%", "0%"], ["bl", "0%", "100%"], ["br", "100%", "100%"]];
  const gradients = corners.map(([name, cx, cy]) =>
    s("radialGradient", { id: `plane${number}-${name}`, cx, cy, r: "85%" },
      s("stop", { offset: "0", class: name }), s("stop", { offset: "1", class: name, "stop-opacity": "0" })));
  const square = { x: EDGE, y: EDGE, width: SPAN, height: SPAN, rx: 14 };
  const lines = [-0.5, 0.5].flatMap((value) => [
    s("line", { class: "grid", x1: x(value), x2: x(value), y1: EDGE, y2: SIZE - EDGE }),
    s("line", { class: "grid", y1: y(value), y2: y(value), x1: EDGE, x2: SIZE - EDGE }),
  ]);
  return [
    s("defs", {}, gradients),
    s("rect", { ...square, class: "frame" }),
    ...corners.map(([name]) => s("rect", { ...square, class: "tint", fill: `url(#plane${number}-${name})` })),
    ...lines,
    s("line", { class: "axis", x1: EDGE, x2: SIZE - EDGE, y1: y(0), y2: y(0) }),
    s("line", { class: "axis", y1: EDGE, y2: SIZE - EDGE, x1: x(0), x2: x(0) }),
  ];
}

function labels() {
  const inset = EDGE + 12;
  const text = (name, tx, ty, anchor, words) => s("text", { class: name, x: tx, y: ty, "text-anchor": anchor }, words);
  return s("g", { "aria-hidden": "true" },
    text("corner", inset, EDGE + 24, "start", "tense, alarming"),
    text("corner", SIZE - inset, EDGE + 24, "end", "joyful, thrilling"),
    text("corner", inset, SIZE - EDGE - 14, "start", "sad, dreary"),
    text("corner", SIZE - inset, SIZE - EDGE - 14, "end", "serene, relaxing"),
    text("pole", x(0) , EDGE + 24, "middle", "exciting"),
    text("pole", x(0), SIZE - EDGE - 14, "middle", "calm"),
    text("pole", inset, y(0) - 8, "start", "unpleasant"),
    text("pole", SIZE - inset, y(0) - 8, "end", "pleasant"));
}

function numberAt(event) {
  const file = event.target.closest("g.file");
  return file ? Number(file.dataset.number) : null;
}

export class Plane {
  /**
   * `onClip` hears the dot that was chosen, `onFile` the number of the file, `onPlace` the {arousal, valence} of a click on
   * neither. A tool takes the pointer from all of these.
   */
  constructor(label, { onClip, onFile, onPlace } = {}) {
    this.onClip = onClip;
    this.onFile = onFile;
    this.onPlace = onPlace;
    this.clips = [];
    this.pressed = null;
    this.drawn = null;
    this.files = [];
    this.dots = s("g", { "aria-hidden": "true" });
    this.over = s("g");
    this.marker = s("circle", { class: "now", r: 9, visibility: "hidden" });
    this.tip = h("div", { class: "tip", hidden: true });
    this.svg = s("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": label },
      backdrop(planes++), this.dots, labels(), this.over, this.layers = s("g"), this.marker);
    this.root = h("div", { class: "plane" }, this.svg, this.tip);
    this.use(null);
    this.svg.addEventListener("pointermove", (event) => {
      if (this.tool) this.tool.move?.(this.place(event), event);
      else this.point(event);
    });
    this.svg.addEventListener("pointerup", (event) => this.tool?.up?.(this.place(event), event));
    this.svg.addEventListener("pointerleave", () => this.unpoint());
    this.svg.addEventListener("click", (event) => {
      if (this.tool) return;
      // The point may have been drawn anew while the button was down: then what was pressed counts.
      const number = numberAt(event) ?? this.pressed;
      if (number) this.onFile?.(this.next(event) ?? number);
      const clip = this.point(event);
      if (clip && this.onClip) this.onClip(clip);
      else if (!number) this.onPlace?.(this.place(event));
    });
    this.svg.addEventListener("pointerdown", (event) => {
      this.pressed = numberAt(event);
      this.tool?.down?.(this.place(event), event);
    });
  }

  /** A `tool` {down, move, up}, or null: each hears (place, event). */
  use(tool) {
    this.tool = tool;
    this.root.classList.toggle("with-tool", Boolean(tool));
    this.unpoint();
  }

  /** The numbers of the files whose points lie under the pointer, in order. */
  stack(event) {
    const points = document.elementsFromPoint(event.clientX, event.clientY).filter((one) => one.matches(".file .point") && this.svg.contains(one));
    return points.map((one) => Number(one.parentNode.dataset.number)).sort((a, b) => a - b);
  }

  /** Of several files at one place, the one after the chosen one; undefined where the chosen one is not there. */
  next(event) {
    const numbers = this.stack(event);
    const at = numbers.indexOf(this.selected);
    return at < 0 ? undefined : numbers[(at + 1) % numbers.length];
  }

  /** Where an event is, in units of the drawing: it may stand in a box of another shape. */
  units(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
  }

  /** The rating where an event is, kept within [-1, 1]. */
  place(event) {
    const at = this.units(event);
    const within = (value) => Math.max(-1, Math.min(1, value));
    return { arousal: within(1 - (2 * (at.y - EDGE)) / SPAN), valence: within((2 * (at.x - EDGE)) / SPAN - 1) };
  }

  /** A group above the files for marks of other modules, made at the first call; the pointer goes through it. */
  layer(name) {
    let layer = [...this.layers.children].find((one) => one.dataset.layer === name);
    if (!layer) this.layers.append(layer = s("g", { "data-layer": name, class: `layer ${name}`, "pointer-events": "none" }));
    return layer;
  }

  label(text) {
    this.svg.setAttribute("aria-label", text);
  }

  /** Dots: {arousal, valence, title, series?, kind}. */
  setClips(clips, kind) {
    this.clips = clips.map((clip) => ({
      clip,
      node: s("circle", { class: kind, cx: x(clip.valence), cy: y(clip.arousal), r: kind === "clip" ? 5 : 4, series: clip.series }),
      shown: true,
    }));
    this.dots.replaceChildren(...this.clips.map((dot) => dot.node));
    this.marked = null;
  }

  /** Dims what `keep` does not want. */
  filter(keep) {
    this.mark(null);
    for (const dot of this.clips) {
      dot.shown = keep(dot.clip);
      dot.node.classList.toggle("faint", !dot.shown);
    }
  }

  /** Files: {number, series, name, affect, curve}; the selected one is drawn last. */
  setFiles(files, selected) {
    const now = [selected, ...files.flatMap((file) => [file.number, file.affect, file.curve])];
    if (this.drawn?.length === now.length && now.every((one, i) => one === this.drawn[i])) return;
    this.drawn = now;
    this.selected = selected;
    this.svg.classList.toggle("many", files.length >= MANY);
    this.svg.classList.toggle("crowd", files.length >= CROWD);
    const drawn = [...files].sort((a, b) => (a.number === selected) - (b.number === selected));
    const size = files.length >= CROWD ? 7 : 10;
    this.files = drawn;
    this.over.replaceChildren(...drawn.map((file) => this.file(file, file.number === selected, size)));
  }

  file(file, selected, size) {
    const a = estimate(file.affect, "arousal");
    const v = estimate(file.affect, "valence");
    const points = selected ? file.curve.map((segment) => {
      const [sa, sv] = [estimate(segment, "arousal"), estimate(segment, "valence")];
      return [x(sv.value), y(sa.value)];
    }) : [];
    const kind = `file${selected ? " selected" : ""}${unsure(file.affect) ? " unsure" : ""}`;
    return s("g", { class: kind, series: file.series, "data-number": file.number },
      s("path", { class: "region", d: region(a, v) }),
      trail(points),
      s("circle", { class: "point", cx: x(v.value), cy: y(a.value), r: selected ? 13 : size }),
      s("text", { x: x(v.value), y: y(a.value) }, String(file.number)));
  }

  /** Where the music is just now; null hides it. */
  now(segment) {
    this.marker.setAttribute("visibility", segment ? "visible" : "hidden");
    if (segment) {
      this.marker.setAttribute("cx", x(estimate(segment, "valence").value));
      this.marker.setAttribute("cy", y(estimate(segment, "arousal").value));
    }
  }

  mark(clip) {
    this.marked?.node.classList.remove("marked");
    this.marked = this.clips.find((dot) => dot.clip === clip);
    this.marked?.node.classList.add("marked");
    if (this.marked) this.dots.append(this.marked.node);
  }

  point(event) {
    const number = numberAt(event);
    if (number) {
      const file = this.files.find((one) => one.number === number);
      const [a, v] = [estimate(file.affect, "arousal"), estimate(file.affect, "valence")];
      this.mark(null);
      const more = this.stack(event).length - 1;
      this.say(`${number}: ${file.name}`,
        `${more > 0 ? `${more} more here, press for each in turn · ` : ""}${place(file.affect)}${unsure(file.affect) ? ", unsure" : ""}`, a.value, v.value);
      return null;
    }
    const at = this.units(event);
    let best = null;
    let distance = NEAR * Math.max(1, 1 / this.svg.getScreenCTM().a);
    for (const dot of this.clips) {
      const away = Math.hypot(x(dot.clip.valence) - at.x, y(dot.clip.arousal) - at.y);
      if (dot.shown && away < distance) [best, distance] = [dot.clip, away];
    }
    if (!best) {
      this.unpoint();
      return null;
    }
    this.mark(best);
    this.svg.style.cursor = this.onClip ? "pointer" : "default";
    this.say(best.title, best.note, best.arousal, best.valence);
    return best;
  }

  /** A word on what the pointer is at, beside it. */
  say(title, note, arousal, valence) {
    this.tip.replaceChildren(h("strong", {}, title), h("br"), `${note ? note + " · " : ""}arousal ${rating(arousal)}, valence ${rating(valence)}`);
    this.tip.hidden = false;
    const box = this.root.getBoundingClientRect();
    const spot = new DOMPoint(x(valence), y(arousal)).matrixTransform(this.svg.getScreenCTM());
    const left = spot.x - box.left;
    const right = left > box.width * 0.6;
    this.tip.style.left = right ? "auto" : `${left + 10}px`;
    this.tip.style.right = right ? `${box.width - left + 10}px` : "auto";
    this.tip.style.top = `${Math.max(0, spot.y - box.top - 44)}px`;
  }

  unpoint() {
    this.tip.hidden = true;
    this.svg.style.cursor = "";
  }
}
