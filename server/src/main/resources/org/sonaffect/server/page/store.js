// The files of the session, in order: what is known of each, and who hears of a change.
import { series } from "./dom.js";
import { plain } from "./words.js";

/**
 * An entry: {key, at, number, series, name, path, size, state, progress, job, result, problem, domain, notes, ratings, blob}.
 * `key` and `at` (when it came, in ms) stay for ever, `number` is the one on the plane. `state` is waiting, sending, held, away, queued, running,
 * done, failed or cancelled. `result` is an answer of the API, `problem` is {title, message}, `notes` is a person's text, `ratings` is a list of
 * {by, arousal, valence}. `blob` is the audio, or null where the session no longer has it.
 */
class Store {
  constructor() {
    this.entries = [];
    this.selected = null;
    this.view = { keep: null, order: null };
    this.count = 0;
    this.listeners = new Set();
  }

  /** `hear(entry, what)`: what is added, changed, progress, removed, selected or view; the entry may be null. */
  listen(hear) {
    this.listeners.add(hear);
  }

  tell(entry, what) {
    for (const hear of this.listeners) hear(entry, what);
  }

  add(values) {
    const number = ++this.count;
    const entry = { key: newKey(), at: Date.now() + number / 1000, path: "", size: values.blob?.size ?? 0, state: "waiting", progress: 0, job: null, result: null, problem: null,
      domain: null, notes: "", ratings: [], blob: null, url: null, stop: new AbortController(), ...values, name: plain(values.name), number, series: series(number - 1) };
    this.entries.push(entry);
    this.tell(entry, "added");
    return entry;
  }

  change(entry, values, what = "changed") {
    Object.assign(entry, values);
    this.tell(entry, what);
  }

  remove(entry) {
    this.entries.splice(this.entries.indexOf(entry), 1);
    if (entry.url) URL.revokeObjectURL(entry.url);
    if (this.entries.length === 0) this.count = 0;
    if (this.selected === entry) this.selected = null;
    this.tell(entry, "removed");
  }

  select(entry) {
    this.selected = entry;
    this.tell(entry, "selected");
  }

  find(number) {
    return this.entries.find((entry) => entry.number === number);
  }

  /** What the table and the plane show: `keep(entry)` filters and `order(a, b)` sorts; null leaves all as it is. */
  setView(view) {
    this.view = { ...this.view, ...view };
    this.tell(null, "view");
  }

  shown() {
    const kept = this.view.keep ? this.entries.filter(this.view.keep) : [...this.entries];
    return this.view.order ? kept.sort(this.view.order) : kept;
  }

  /** An address to play the file from, or null; it never left this browser for that. */
  audio(entry) {
    if (entry.blob) entry.url ??= URL.createObjectURL(entry.blob);
    return entry.url;
  }
}

export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const isOpen = (entry) => !["done", "failed", "cancelled"].includes(entry.state);

export const store = new Store();
