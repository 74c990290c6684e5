// The session as one file: written, and read again as the file of a stranger.
import { announce, byId, download } from "./dom.js";
import { isOpen, store } from "./store.js";
import { record } from "./session.js";

/** Characters of the features of a clip. */
const MOST_FEATURES = 1000000;
const MOST_BYTES = 64 * 1048576;
const MOST_ENTRIES = 5000;
const MOST_POINTS = 10000;
const MOST_LISTED = 100;

export function startSessionFile(files, model) {
  const picker = byId("session-picker");
  byId("session-save").addEventListener("click", () => {
    download("sonaffect-session.json", "application/json", text(model));
    const open = store.entries.filter(isOpen).length;
    say(open === 0 ? "" : `${open} file${open === 1 ? "" : "s"} still at work ${open === 1 ? "is" : "are"} not in the session file.`);
  });
  byId("session-open").addEventListener("click", () => picker.click());
  byId("skip-files").addEventListener("click", () => byId("session-open").focus());
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    picker.value = "";
    if (!file) return;
    try {
      const added = await opened(file);
      say(`${added} file${added === 1 ? "" : "s"} opened from ${file.name}. A session file holds no audio: choose the same files to hear them.`);
    } catch (problem) {
      say(`${file.name} is no session that can be opened: ${problem.message}.`);
    }
  });
  byId("session-clear").addEventListener("click", () => {
    const count = store.entries.length;
    if (!window.confirm(`Remove ${count} file${count === 1 ? "" : "s"} with results, notes and ratings from this browser?`)) return;
    files.clear();
    say("");
    announce("The session is empty.");
    byId("choose").focus();
  });
  const enable = () => {
    for (const id of ["session-save", "session-clear", "session-print"]) byId(id).disabled = store.entries.length === 0;
  };
  store.listen(enable);
  enable();
}

function say(words) {
  byId("intake-note").textContent = words;
  announce(words);
}

function text(model) {
  const entries = store.entries.filter((entry) => !isOpen(entry)).map((entry) => ({ ...record(entry), job: undefined }));
  return JSON.stringify({ format: "sonaffect session", version: 1, saved: new Date().toISOString(), model, entries }) + "\n";
}

async function opened(file) {
  if (file.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1048576} MB`);
  let json;
  try {
    json = JSON.parse(await file.text());
  } catch {
    throw new Error("it is no JSON");
  }
  if (json?.format !== "sonaffect session") throw new Error("it was not saved by this page");
  if (json.version !== 1) throw new Error(`it has version ${json.version}, expected 1`);
  const entries = list(json.entries, "entries", MOST_ENTRIES).map(entry); // all, before one is added
  const here = new Set(store.entries.map((one) => one.key));
  const fresh = entries.filter((one) => !here.has(one.key));
  for (const one of fresh) store.add({ ...one, told: true });
  return fresh.length;
}

// What follows builds every value anew, so that nothing else than what this page knows gets in.

function entry(json, index) {
  const at = `entry ${index + 1}`;
  const state = choice(json.state, ["done", "failed", "cancelled"], `${at}, state`);
  const result = json.result === null || json.result === undefined ? null : resultOf(json.result, at);
  if (state === "done" && !result) throw new Error(`${at} is done and has no result`);
  return {
    ...(/^[0-9a-f]{32}$/.test(json.key) ? { key: json.key } : {}),
    at: number(json.at, `${at}, at`),
    name: string(json.name, `${at}, name`), path: string(json.path ?? "", `${at}, path`), size: number(json.size, `${at}, size`),
    state, result,
    problem: state === "failed" ? { title: string(json.problem?.title, `${at}, problem`), message: string(json.problem.message, `${at}, problem`) } : null,
    domain: json.domain ? string(json.domain, `${at}, domain`) : null,
    notes: string(json.notes ?? "", `${at}, notes`, 100000),
    ratings: list(json.ratings ?? [], `${at}, ratings`, MOST_LISTED).map((one) => ({ by: string(one.by ?? "", `${at}, by`),
      arousal: number(one.arousal, `${at}, arousal`), valence: number(one.valence, `${at}, valence`) })),
  };
}

function resultOf(json, at) {
  return {
    file: string(json.file, `${at}, file`), model: string(json.model, `${at}, model`), demonstration: json.demonstration === true,
    duration: number(json.duration, `${at}, duration`), whole: segment(json.whole, at),
    curve: list(json.curve, `${at}, curve`, MOST_POINTS).map((one) => segment(one, at)),
    notes: strings(json.notes, `${at}, notes`), waveform: numbers(json.waveform, `${at}, waveform`, MOST_POINTS),
    ...(json.features ? { features: string(json.features, `${at}, features`, MOST_FEATURES) } : {}),
    ...(json.adapted ? { adapted: string(json.adapted, `${at}, adapted`) } : {}),
  };
}

function segment(json, at) {
  return {
    start: number(json?.start, `${at}, start`), end: number(json.end, `${at}, end`), domain: string(json.domain, `${at}, domain`),
    estimates: list(json.estimates, `${at}, estimates`, 2).map((one, i) => ({ target: choice(one.target, [["arousal", "valence"][i]], `${at}, target`),
      value: number(one.value, `${at}, value`), low: number(one.low, `${at}, low`), high: number(one.high, `${at}, high`) })),
    novelty: number(json.novelty, `${at}, novelty`), unlike: strings(json.unlike, `${at}, unlike`),
    reasons: list(json.reasons, `${at}, reasons`, MOST_LISTED).map((one) => ({ descriptors: string(one.descriptors, `${at}, descriptors`), push: numbers(one.push, `${at}, push`, 2) })),
    nearest: list(json.nearest, `${at}, nearest`, MOST_LISTED).map((one) => ({ corpus: string(one.corpus, `${at}, corpus`), id: string(one.id, `${at}, id`),
      category: string(one.category ?? "", `${at}, category`), distance: number(one.distance, `${at}, distance`), ratings: numbers(one.ratings, `${at}, ratings`, 2) })),
  };
}

function number(value, where) {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Error(`${where} is ${JSON.stringify(value)}, expected a number`);
  return value;
}

function string(value, where, most = 2000) {
  if (typeof value !== "string" || value.length > most) throw new Error(`${where} is no text of at most ${most} characters`);
  return value;
}

function choice(value, known, where) {
  if (!known.includes(value)) throw new Error(`${where} is ${JSON.stringify(value)}, expected ${known.join(", ")}`);
  return value;
}

function list(value, where, most) {
  if (!Array.isArray(value) || value.length > most) throw new Error(`${where} is no list of at most ${most}`);
  return value;
}

const numbers = (value, where, most) => list(value, where, most).map((one) => number(one, where));
const strings = (value, where) => list(value, where, MOST_LISTED).map((one) => string(one, where));
