// The first view: audio in, points on the plane.
import { announce, byId, h, icon } from "./dom.js";
import { get } from "./api.js";
import { Files } from "./files.js";
import { isOpen, store } from "./store.js";
import { Plane } from "./plane.js";
import { Wave } from "./wave.js";
import { drawSummary, drawReasons, drawNearest } from "./detail.js";
import { drawTable } from "./table.js";
import { Recorder } from "./record.js";
import { place, sentence } from "./words.js";

const STATES = { waiting: "waiting", sending: "sending", held: "the server is busy; trying again soon", queued: "in the queue",
  running: "listening", cancelled: "cancelled" };

let files;
let plane;
let wave;
let chosen = false; // by a person, whom no other file takes it from
const rows = new Map();

export async function startListen(about) {
  files = new Files(about.limits);
  plane = new Plane(emptyLabel(), { onFile: (number) => select(store.find(number)) });
  byId("listen-plane").append(plane.root);
  wave = new Wave(byId("wave"), (segment) => plane.now(segment));
  drawSummary(byId("summary"), null);
  store.listen(changed);
  intake();
  const clips = await get("model/clips");
  plane.setClips(clips.map((clip) => ({ ...clip, title: clip.id, note: clip.category || clip.corpus })), "reference");
  byId("listen-legend").append(
    h("span", { class: "key" }, h("span", { class: "swatch dim" }), `${clips.length} training clips, as they were rated`),
    h("span", { class: "key" }, h("span", { class: "swatch ring" }), "as wide and high as the 90 % intervals"));
}

function emptyLabel() {
  return "The plane from unpleasant (left) to pleasant (right) and calm (bottom) to exciting (top). The table below has the numbers.";
}

function intake() {
  const picker = byId("picker");
  byId("choose").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    take([...picker.files]);
    picker.value = "";
  });
  const body = document.body;
  let depth = 0;
  body.addEventListener("dragenter", (event) => {
    event.preventDefault();
    depth++;
    body.classList.add("dragging");
  });
  body.addEventListener("dragover", (event) => event.preventDefault());
  body.addEventListener("dragleave", () => {
    if (--depth <= 0) body.classList.remove("dragging");
  });
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    body.classList.remove("dragging");
    take([...event.dataTransfer.files]);
    if (location.hash && location.hash !== "#listen") location.hash = "#listen";
  });
  new Recorder({ button: byId("record"), panel: byId("recorder"), clock: byId("recorder-time"), level: byId("recorder-level") },
    (file) => take([file]), (words) => showProblem(words));
}

function showProblem(words) {
  byId("recorder").hidden = true;
  announce(words);
  byId("limits").textContent = words;
}

function take(list) {
  if (list.length === 0) return;
  files.add(list);
  announce(`${list.length} file${list.length === 1 ? "" : "s"} added`);
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
    announce(`${file.name}: ${words}`);
  }
  if (!store.selected) {
    chosen = false;
    store.selected = store.entries.find((one) => one.result) ?? store.entries[0] ?? null;
  }
  if (file?.result && store.selected && !store.selected.result && !chosen) store.selected = file;
  draw();
}

function draw() {
  drawFiles();
  const selected = store.selected;
  const known = store.shown().filter((file) => file.result && file.state !== "cancelled");
  plane.setFiles(known.map((file) => ({ number: file.number, series: file.series, name: file.name,
    affect: file.result.whole, curve: file.result.curve })), selected?.number);
  plane.label(known.length === 0 ? emptyLabel()
    : known.map((file) => `${file.number}, ${file.name}: ${place(file.result.whole)}`).join("; "));
  const shown = selected && (selected.result || selected.problem) ? selected : null;
  drawSummary(byId("summary"), shown);
  drawReasons(byId("reasons"), shown?.result);
  drawNearest(byId("nearest"), shown?.result);
  wave.show(shown?.result ? shown : null, shown?.result ? store.audio(shown) : null);
  drawTable(byId("table"), known, selected, select);
}

function drawFiles() {
  byId("files-heading").hidden = store.entries.length === 0;
  const list = byId("files");
  const now = new Set(store.entries);
  for (const [file, row] of rows) {
    if (!now.has(file)) {
      const next = row.item.nextElementSibling ?? row.item.previousElementSibling;
      const focused = row.item.contains(document.activeElement);
      row.item.remove();
      rows.delete(file);
      if (focused) (next?.querySelector("button") ?? byId("choose")).focus();
    }
  }
  for (const file of store.entries) {
    let row = rows.get(file);
    if (!row) {
      row = newRow(file);
      rows.set(file, row);
      list.append(row.item);
    }
    update(row, file);
  }
}

function newRow(file) {
  const state = h("span", { class: "state" });
  const pick = h("button", { type: "button", class: "pick", onclick: () => select(file) },
    h("span", { class: "badge", series: file.series, "aria-hidden": "true" }, String(file.number)),
    h("span", { class: "name" }, file.name), state);
  const bar = h("progress", { max: "1", value: "0", "aria-label": `Progress of ${file.name}` });
  const remove = h("button", { type: "button", class: "quiet remove", onclick: () => files.drop(file) }, icon("close"));
  return { item: h("li", {}, pick, remove, bar), pick, state, bar, remove };
}

function update(row, file) {
  const open = isOpen(file);
  row.item.className = `${file.state}${file === store.selected ? " selected" : ""}`;
  row.pick.setAttribute("aria-pressed", String(file === store.selected));
  row.pick.title = file.name;
  row.state.textContent = file.problem ? file.problem.title
    : file.result && file.state !== "cancelled" ? place(file.result.whole) : STATES[file.state];
  row.bar.hidden = !open;
  row.bar.value = file.progress;
  const verb = open ? "Cancel" : "Remove";
  row.remove.setAttribute("aria-label", `${verb} ${file.name}`);
  row.remove.title = verb;
}
