// The session outlives the page: files, results, notes and ratings stay in this browser (IndexedDB) until they are removed.
import { byId } from "./dom.js";
import { isOpen, newKey, store } from "./store.js";

/** All audio together; of what is beyond, results stay and the audio goes with the page. */
const MOST_AUDIO = 512 * 1048576;
const NAME = `sonaffect ${new URL(".", location.href).pathname}`;
const KEPT = ["key", "at", "name", "path", "size", "state", "job", "result", "problem", "domain", "notes", "ratings"];

/** What is kept of an entry besides its audio. */
export function record(entry) {
  return Object.fromEntries(KEPT.map((name) => [name, entry[name]]));
}

/** Of this tab, also after it was loaded anew. */
let page = "";
const dirty = new Set();
const withAudio = new Map();
let database = null;
let timer = null;
let bringing = false;
let kept = false;
/** Those whose audio found no room. */
const silent = new Set();
/** To other tabs with the same session: what is removed in one is removed in all, and no tab writes it again. */
let others = null;

/** Brings back what an earlier page left, hands its unfinished work to `resume`, and keeps what changes. */
export async function keepSession(resume) {
  if (window.BroadcastChannel) {
    others = new BroadcastChannel(NAME);
    others.onmessage = (event) => forget(new Set(event.data));
  }
  store.listen((entry, what) => {
    if (bringing || !entry || !["added", "changed", "removed"].includes(what)) return;
    dirty.add(entry);
    timer ??= setTimeout(write);
  });
  window.addEventListener("pagehide", write);
  try {
    page = sessionStorage.page ??= newKey();
    database = await open();
    resume(await bring((one) => !isOpen(one) || one.page === page));
  } catch {
    database = null; // a browser that keeps nothing: the page works, and asks before it is left
    tell(false);
    return;
  }
  tell(true);
  write();
  // What other pages left unfinished is for one page, while there are several.
  const rest = async () => resume(await bring(() => true));
  if (!navigator.locks) return rest();
  navigator.locks.request("sonaffect session", async () => {
    await rest();
    await new Promise(() => {});
  });
}

/** Whether a page that is left is found again. */
export const isKept = () => kept;

function tell(keeps) {
  kept = keeps;
  const without = [...silent].filter((entry) => store.entries.includes(entry)).length;
  byId("session-kept").textContent = !keeps ? "This browser does not keep the session: save it before you leave the page."
    : `Files, results and notes stay in this browser until you remove them.${
      without ? ` There is no room for the audio of ${without} file${without === 1 ? "" : "s"}.` : ""}`;
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("entries", { keyPath: "key" });
      request.result.createObjectStore("audio");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function bring(wanted) {
  const stores = database.transaction(["entries", "audio"]);
  const [entries, keys, blobs] = await Promise.all([asked(stores.objectStore("entries").getAll()),
    asked(stores.objectStore("audio").getAllKeys()), asked(stores.objectStore("audio").getAll())]);
  const audio = new Map(keys.map((key, i) => [key, blobs[i]]));
  const here = new Set(store.entries.map((entry) => entry.key));
  bringing = true;
  const brought = entries.sort((a, b) => a.at - b.at).filter((one) => !here.has(one.key) && wanted(one)).map((one) => {
    const blob = audio.get(one.key) ?? null;
    if (blob) withAudio.set(one.key, blob.size);
    return store.add({ ...one, blob, told: !isOpen(one) });
  });
  bringing = false;
  return brought;
}

function forget(keys) {
  bringing = true;
  for (const entry of store.entries.filter((one) => keys.has(one.key))) {
    entry.stop.abort();
    store.remove(entry);
  }
  bringing = false;
}

/** Writes what changed since the last time. */
function write() {
  clearTimeout(timer);
  timer = null;
  if (!database || dirty.size === 0) return;
  const changed = [...dirty];
  dirty.clear();
  const removed = changed.filter((entry) => !store.entries.includes(entry));
  if (removed.length) others?.postMessage(removed.map((entry) => entry.key));
  const failed = () => {
    changed.forEach((entry) => dirty.add(entry)); // and with the next change it is tried again
    tell(false);
  };
  try {
    const writes = database.transaction(["entries"], "readwrite");
    writes.onabort = failed;
    writes.oncomplete = () => tell(true);
    for (const entry of changed) {
      if (!store.entries.includes(entry)) writes.objectStore("entries").delete(entry.key);
      else writes.objectStore("entries").put({ ...record(entry), page });
    }
    writes.commit(); // without waiting: the page may be about to go
    changed.forEach(writeAudio);
  } catch {
    failed(); // the database was taken away
  }
}

/** In a transaction of its own: a disk without room for it must not cost the result. */
function writeAudio(entry) {
  if (!store.entries.includes(entry)) {
    if (withAudio.delete(entry.key)) database.transaction(["audio"], "readwrite").objectStore("audio").delete(entry.key);
    return;
  }
  if (!entry.blob || withAudio.has(entry.key)) return;
  const used = [...withAudio.values()].reduce((sum, size) => sum + size, 0);
  silent.add(entry);
  if (used + entry.blob.size > MOST_AUDIO) return;
  withAudio.set(entry.key, entry.blob.size);
  silent.delete(entry);
  const writes = database.transaction(["audio"], "readwrite");
  writes.objectStore("audio").put(entry.blob, entry.key);
  writes.onabort = () => {
    withAudio.delete(entry.key);
    silent.add(entry);
    tell(kept);
  };
}
