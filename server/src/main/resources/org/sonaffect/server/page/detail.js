// What the model says of the selected file: in words, as bars, and why.
import { h, s, rating, icon, refill } from "./dom.js";
import { address, get } from "./api.js";
import { family, named, novelty, percent, poles, sentence } from "./words.js";

function alert(problem) {
  return h("div", { class: "problem", role: "alert" }, h("strong", {}, problem.title), h("br"), problem.message);
}

/** Drawn only where something changed: an alert would be heard again, and what has the focus would lose it. */
export function drawSummary(root, file) {
  const now = file ? [file, file.result, file.problem] : [null];
  if (root.shownFor && now.length === root.shownFor.length && now.every((one, i) => one === root.shownFor[i])) return;
  root.shownFor = now;
  if (!file) {
    refill(root,
      h("h2", {}, "What you will see"),
      h("div", { class: "empty" },
        h("ol", {},
          h("li", {}, "Where a clip lies between unpleasant and pleasant, calm and exciting."),
          h("li", {}, "How sure that is: the shape around a point is as wide and as high as the 90 % intervals."),
          h("li", {}, "How it changes over time, which clips it resembles, and what in the sound drives it."))));
    return;
  }
  const title = h("p", { class: "title soft" },
    h("span", { class: "badge", series: file.series, "aria-hidden": "true" }, String(file.number)), h("span", {}, file.name));
  if (!file.result) {
    refill(root, title, alert(file.problem));
    return;
  }
  const { whole, notes } = file.result;
  refill(root,
    title,
    file.problem ? alert(file.problem) : null,
    h("p", { class: "sentence" }, sentence(whole)),
    file.result.demonstration ? h("p", { class: "soft small" }, "From the demonstration model.") : null,
    ...whole.estimates.map(gauge),
    noveltyGauge(whole),
    notes.length ? h("ul", { class: "notes" }, notes.map((note) => h("li", {}, note))) : null,
    h("p", { class: "soft small" }, `Judged as ${whole.domain}. Each interval is right for nine clips in ten${file.result.adapted ? ", for listeners like those who rated"
      : file.result.demonstration ? "" : ", for listeners like those of the training clips"}.`));
}

function line(low, high, value, from, to) {
  const at = (number) => `${2 + ((number - from) / (to - from)) * 96}%`; // of any width, so that the point stays round
  return s("svg", { "aria-hidden": "true" },
    s("line", { class: "track", x1: at(from), x2: at(to), y1: 13, y2: 13 }),
    from < 0 ? s("line", { class: "mid", x1: at(0), x2: at(0), y1: 5, y2: 21 }) : null,
    s("line", { class: "band", x1: at(low), x2: at(high), y1: 13, y2: 13 }),
    s("circle", { cx: at(value), cy: 13, r: 8 }));
}

function gauge(estimate) {
  const [low, high] = poles(estimate.target);
  return h("div", { class: `gauge ${estimate.target}` },
    h("div", { class: "row" },
      h("strong", {}, estimate.target[0].toUpperCase() + estimate.target.slice(1)),
      h("span", { class: "number" }, h("span", { class: "value" }, rating(estimate.value)),
        h("span", { class: "range" }, ` (${rating(estimate.low)} to ${rating(estimate.high)})`))),
    line(estimate.low, estimate.high, estimate.value, -1, 1),
    h("div", { class: "row soft small" }, h("span", {}, low), h("span", {}, high)));
}

function noveltyGauge(whole) {
  return h("div", { class: "gauge novelty" },
    h("div", { class: "row" }, h("strong", {}, "Novelty"), h("span", { class: "number" }, percent(whole.novelty))),
    line(0, whole.novelty, whole.novelty, 0, 1),
    h("p", { class: "small soft" }, novelty(whole.novelty, whole.unlike.length > 0)),
    whole.unlike.length ? h("ul", { class: "notes" }, whole.unlike.map((words) => h("li", {}, named(words)))) : null);
}

export function drawReasons(root, result) {
  root.hidden = !result?.whole.reasons.length;
  if (root.hidden || root.shownFor === result) return;
  root.shownFor = result;
  refill(root, h("h2", {}, "What drives it"), reasonsOf(result.whole));
}

/** What drives the prediction of a clip or a window, as bars. */
export function reasonsOf({ estimates, reasons }) {
  const targets = estimates.map((estimate) => estimate.target);
  const most = Math.max(0.01, ...reasons.flatMap((reason) => reason.push.map(Math.abs)));
  const cells = [h("div", { class: "head" }, h("strong", {}, "Descriptors"))];
  for (const target of targets) {
    const [low, high] = poles(target);
    cells.push(h("span", { class: "head", "aria-hidden": "true" }, h("span", {}, low), h("strong", {}, target), h("span", {}, high)));
  }
  for (const reason of reasons) {
    const { name, meaning } = family(reason.descriptors);
    cells.push(h("span", { class: "name" }, name, h("span", { class: "soft small meaning" }, meaning)));
    reason.push.forEach((push, index) => cells.push(bar(push / most, targets[index], push)));
  }
  return [h("p", { class: "soft small" }, "How far each kind of descriptor moves the prediction away from that of the typical training clip."),
    h("div", { class: "push" }, cells)];
}

function bar(share, target, push) {
  const width = Math.abs(share) * 96;
  return s("svg", { viewBox: "0 0 200 18", preserveAspectRatio: "none", role: "img",
    "aria-label": `${rating(push)} towards ${poles(target)[push < 0 ? 0 : 1]}` },
    s("line", { class: "axis", x1: 100, x2: 100, y1: 0, y2: 18 }),
    s("rect", { class: target, x: share < 0 ? 100 - width : 100, y: 3, width, height: 12, rx: 2 }));
}

let playable;

/** The audio of training clips, where their corpus is served too: corpus and id to an address. */
async function playableClips() {
  const map = new Map();
  const corpora = await get("corpora");
  for (const [number, corpus] of corpora.entries()) {
    const clips = await get(`corpora/${number}/clips`);
    clips.forEach((clip, index) => {
      if (clip.audio) map.set(`${corpus.name}\n${clip.id}`, address(`corpora/${number}/clips/${index}/audio`) + fragment(clip));
    });
  }
  return map;
}

export function fragment(clip) {
  return clip.start > 0 || clip.end !== null ? `#t=${clip.start}${clip.end === null ? "" : "," + clip.end}` : "";
}

const player = new Audio();
let playing = null;

function show(on) {
  if (!playing) return;
  playing.button.replaceChildren(icon(on ? "pause" : "play"));
  playing.button.setAttribute("aria-label", `${on ? "Pause" : "Play"} ${playing.name}`);
  if (!on) playing = null;
}

// A pause is told late: by then the next clip may play.
for (const name of ["pause", "ended", "error"]) player.addEventListener(name, () => player.paused || player.error ? show(false) : null);

export function drawNearest(root, result) {
  const nearest = result?.whole.nearest ?? [];
  root.hidden = nearest.length === 0;
  if (root.shownFor === result) return;
  root.shownFor = result;
  player.pause(); // its button goes
  if (root.hidden) return;
  const targets = result.whole.estimates.map((estimate) => estimate.target);
  const items = nearest.map((clip) => {
    const item = h("li", {},
      h("div", { class: "id" }, clip.id, h("div", { class: "soft small" },
        [clip.category || clip.corpus, ...targets.map((t, i) => `${t} ${rating(clip.ratings[i])}`)].join(" · "))));
    return [clip, item];
  });
  refill(root, h("h2", {}, "Sounds most like"),
    h("p", { class: "soft small" }, "The nearest training clips, and how they were rated."),
    h("ul", { class: "clips" }, items.map(([, item]) => item)));
  playable ??= playableClips().catch(() => new Map());
  playable.then((map) => {
    for (const [clip, item] of items) {
      const url = map.get(`${clip.corpus}\n${clip.id}`);
      if (url) item.append(playButton(clip.id, url));
    }
  });
}

function playButton(name, url) {
  const button = h("button", { type: "button", class: "round quiet", "aria-label": `Play ${name}`, onclick: () => {
    if (playing?.button === button) {
      player.pause();
      return;
    }
    show(false);
    playing = { button, name };
    player.src = url;
    show(true);
    player.play().catch(() => {
      if (playing?.button === button) show(false);
    });
  } }, icon("play"));
  return button;
}
