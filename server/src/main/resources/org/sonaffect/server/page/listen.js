// The first view: audio in, points on the plane.
import { announce, byId, h, s } from "./dom.js";
import { insist } from "./api.js";
import { Files } from "./files.js";
import { startIntake } from "./intake.js";
import { canAgain, drawFiles, isBatch } from "./list.js";
import { isOpen, store } from "./store.js";
import { isKept, keepSession } from "./session.js";
import { startSessionFile } from "./session-file.js";
import { startNotes } from "./notes.js";
import { startPictures } from "./picture.js";
import { Plane } from "./plane.js";
import { Wave } from "./wave.js";
import { Live } from "./live.js";
import { drawSummary, drawReasons, drawNearest } from "./detail.js";
import { drawTable } from "./table.js";
import { startTools } from "./tools.js";
import { watchModel } from "./foreign.js";
import { place, sentence } from "./words.js";

const MOST_TOLD = 12;
/** From so many files on, what changes is drawn a few times a second only. */
const MANY = 200;
const LATER = 250;
let files;
let plane;
let wave;
let act;
let chosen = false; // by a person, whom no other file takes it from
let drawn = true;
let heard = null;
let built = false;

/** May be called again where the training clips did not come. */
export async function startListen(about) {
  if (!built) build(about);
  built = true;
  await drawClips();
}

function build(about) {
  files = new Files(about.limits);
  act = { select, drop: (file) => files.drop(file), again: (file) => files.again(file),
    againAll: () => store.entries.filter(canAgain).forEach((file) => files.again(file)),
    cancelAll: () => store.entries.filter(isOpen).forEach((file) => files.drop(file)) };
  plane = new Plane(emptyLabel(), { onFile: (number) => select(store.find(number)) });
  byId("listen-plane").append(plane.root);
  wave = new Wave(byId("wave"), (segment) => plane.now(segment));
  new Live(byId("live"), byId("live-start"), byId("domain"), (segment) => plane.now(segment));
  drawSummary(byId("summary"), null);
  store.listen(changed);
  startTools({ plane, wave, files, about });
  const domain = domainChoice(about.model.domains);
  startIntake((list) => files.add(list, domain()));
  startNotes(files, about.model.domains);
  watchModel(files, about.model.name);
  startSessionFile(files, about.model.name);
  startPictures(plane, about);
  window.addEventListener("beforeunload", (event) => {
    const records = byId("record").getAttribute("aria-pressed") === "true";
    if (records || store.entries.some(isOpen) || (store.entries.length > 0 && !isKept())) event.preventDefault();
  });
  keepSession((list) => files.resume(list));
}

async function drawClips() {
  const clips = await insist("model/clips");
  plane.setClips(clips.map((clip) => ({ ...clip, title: clip.id, note: clip.category || clip.corpus })), "reference");
  byId("listen-legend").append(
    h("span", { class: "key" }, h("span", { class: "swatch dim" }), `${clips.length} training clips, as they were rated`),
    h("span", { class: "key of-files" }, h("span", { class: "swatch ring" }), "as wide and high as the 90 % intervals"),
    h("span", { class: "key of-files" }, s("svg", { class: "trail", viewBox: "0 0 27 16", "aria-hidden": "true" }, s("circle", { cx: 4, cy: 8, r: 3 }), s("path", { d: "M7 8h11" }), s("path", { class: "head", d: "M26 8L15 13L18 8L15 3Z" })),
      "how the chosen file moves, from its beginning"),
    h("span", { class: "key of-files" }, h("span", { class: "swatch hollow" }), "unsure: unlike the training clips"));
}

/** Where the model knows several domains, a person may say which the next files are of. */
function domainChoice(domains) {
  const choice = byId("domain");
  choice.append(h("option", { value: "" }, "what they resemble most"), ...domains.map((domain) => h("option", { value: domain }, domain)));
  byId("domain-row").hidden = domains.length < 2;
  return () => choice.value || null;
}

function emptyLabel() {
  return "The plane from unpleasant (left) to pleasant (right) and calm (bottom) to exciting (top). The table below has the numbers.";
}

function select(file) {
  if (!file) return;
  chosen = true;
  store.select(file);
}

function changed(file, what) {
  if (what === "changed" && !file.told && !isOpen(file)) {
    file.told = true;
    const words = file.state === "done" ? sentence(file.result.whole) : file.state === "failed" ? file.problem.message : "cancelled";
    if (!isBatch()) announce(`${file.name}: ${words}`);
  }
  if (!store.selected) {
    chosen = false;
    store.selected = store.entries.find((one) => one.result) ?? store.entries[0] ?? null;
  }
  if (what !== "removed" && file?.result && store.selected && !store.selected.result && !chosen) store.selected = file;
  if (!drawn) return;
  drawn = false; // many changes at once are one drawing
  if (store.entries.length > MANY && what !== "selected") setTimeout(draw, LATER);
  else queueMicrotask(draw);
}

function draw() {
  drawn = true;
  byId("view-listen").classList.toggle("without-files", store.entries.length === 0);
  drawFiles(act);
  const selected = store.selected;
  const list = store.shown();
  const known = list.filter((file) => file.result && file.state !== "cancelled");
  plane.setFiles(known.map((file) => ({ number: file.number, series: file.series, name: file.name,
    affect: file.result.whole, curve: file.result.curve })), selected?.number);
  plane.label(known.length === 0 ? emptyLabel() : known.length > MOST_TOLD ? `${known.length} files on the plane. The table below has the numbers.`
    : known.map((file) => `${file.number}, ${file.name}: ${place(file.result.whole)}`).join("; "));
  const shown = selected && (selected.result || selected.problem) ? selected : null;
  drawSummary(byId("summary"), shown);
  drawReasons(byId("reasons"), shown?.result);
  drawNearest(byId("nearest"), shown?.result);
  const url = shown?.result ? store.audio(shown) ?? "" : null;
  if (url !== heard) wave.show(null); // also where the audio of the same file came back
  heard = url;
  wave.show(shown?.result ? shown : null, url);
  drawTable(byId("table"), list.filter((file) => file.state === "failed" || known.includes(file)), selected, select);
}
