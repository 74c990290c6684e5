// The list of files: how far each is, and how far all are.
import { announce, byId, h, icon, refill } from "./dom.js";
import { isOpen, store } from "./store.js";
import { sentence, unsure } from "./words.js";

const STATES = { waiting: "waiting", sending: "sending", held: "the server is busy; trying again soon", away: "the server is away; trying again soon",
  queued: "in the queue", running: "listening", cancelled: "cancelled" };
/** So many at work are a batch, of which not each is told. */
const BATCH = 4;
const TELL_EVERY = 5000;
const rows = new Map();
let bar = null;
let batch = false;
let toldAt = 0;

/** `act` is {select, drop, again, againAll, cancelAll}. */
export function drawFiles(act) {
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
      row = newRow(file, act);
      rows.set(file, row);
      list.append(row.item);
    }
    update(row, file);
  }
  drawBatch(act);
}

function newRow(file, act) {
  const state = h("span", { class: "state" });
  const pick = h("button", { type: "button", class: "pick", onclick: () => act.select(file) },
    h("span", { class: "badge", series: file.series, "aria-hidden": "true" }, String(file.number)),
    h("span", { class: "name" }, file.name), state);
  const progress = h("progress", { max: "1", value: "0", "aria-label": `Progress of ${file.name}` });
  const again = h("button", { type: "button", class: "quiet again", title: "Try again", "aria-label": `Try ${file.name} again`, onclick: () => act.again(file) }, icon("again"));
  const remove = h("button", { type: "button", class: "quiet remove", onclick: () => act.drop(file) }, icon("close"));
  return { item: h("li", {}, pick, again, remove, progress), pick, state, progress, again, remove };
}

function update(row, file) {
  const open = isOpen(file);
  const words = wordsFor(file);
  const key = [file.state, file === store.selected, words, file.progress, Boolean(file.blob)].join("\n");
  if (row.key === key) return;
  row.key = key;
  row.item.className = `${file.state}${file === store.selected ? " selected" : ""}${file.state === "done" && unsure(file.result.whole) ? " unsure" : ""}`;
  row.pick.setAttribute("aria-pressed", String(file === store.selected));
  row.pick.title = file.path ? `${file.path}/${file.name}` : file.name;
  row.state.textContent = words;
  row.progress.hidden = !open;
  row.progress.value = file.progress;
  row.again.hidden = !canAgain(file);
  const verb = open ? "Cancel" : "Remove";
  row.remove.setAttribute("aria-label", `${verb} ${file.name}`);
  row.remove.title = verb;
}

export const canAgain = (file) => file.blob && ["failed", "cancelled"].includes(file.state);

function wordsFor(file) {
  if (file.problem) return file.problem.title;
  if (!file.result || file.state === "cancelled") return STATES[file.state];
  const words = sentence(file.result.whole);
  return words[0].toLowerCase() + words.slice(1);
}

/** "12 of 50 done", and what can be done to all. */
function drawBatch(act) {
  const all = store.entries.length;
  const open = store.entries.filter(isOpen).length;
  const failed = store.entries.filter((file) => file.state === "failed");
  bar ??= buildBatch(act);
  byId("batch").hidden = all === 0;
  const words = open === 0 ? `${all} file${all === 1 ? "" : "s"}` : `${all - open - failed.length} of ${all} done`;
  const full = words + (failed.length ? `, ${failed.length} failed` : "");
  bar.words.textContent = full;
  const share = all === 0 ? 0 : store.entries.reduce((sum, file) => sum + (isOpen(file) ? file.progress : 1), 0) / all;
  bar.progress.hidden = open === 0;
  bar.progress.value = share;
  bar.stop.hidden = open < 2;
  const lost = store.entries.filter(canAgain).length;
  bar.again.hidden = lost < 2 || open > 0;
  bar.again.textContent = `Try ${lost} again`;
  tellBatch(open, full);
}

function buildBatch(act) {
  const parts = {
    words: h("h2", { class: "small-heading", id: "files-heading" }),
    progress: h("progress", { max: "1", value: "0", "aria-label": "Progress of all files" }),
    stop: h("button", { type: "button", class: "small", id: "cancel-all", onclick: act.cancelAll }, "Cancel all"),
    again: h("button", { type: "button", class: "small", id: "again-all", onclick: act.againAll }),
  };
  refill(byId("batch"), parts.words, parts.stop, parts.again, parts.progress);
  return parts;
}

function tellBatch(open, words) {
  if (open >= BATCH) batch = true;
  if (!batch) return;
  if (open === 0) batch = false;
  else if (Date.now() - toldAt < TELL_EVERY) return;
  toldAt = Date.now();
  announce(open === 0 ? `All done: ${words}` : words);
}

/** Whether so many files are at work that one of them is not told. */
export const isBatch = () => batch;
