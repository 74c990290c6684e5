// The HTTP API, described in /api/v1/openapi.json. Problems are application/problem+json.

import { unreadable } from "./intake.js";
import { signIn } from "./token.js";

const ROOT = "api/v1/";

/** What every job is asked besides: features for calibrations, the id of an adapted model. */
export const asked = new URLSearchParams();

export class Problem extends Error {
  constructor(title, detail, status, retryAfter) {
    super(detail || title);
    this.title = title;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

function problemOf(status, text, retryAfter) {
  try {
    const json = JSON.parse(text);
    return new Problem(json.title, json.detail, status, retryAfter);
  } catch {
    return new Problem("The server did not answer as expected", `Status ${status}`, status, retryAfter);
  }
}

const GONE = () => new Problem("The server cannot be reached", "Is it still running?", 0, 0);

/** What needs no work begins to be answered within this time, or the server is away, though its connection may stay. */
const SILENCE = 20000;

/** The whole answer. It may break off in the middle, as where the page is left: then the server is away, and nothing failed. */
async function answer(path, options) {
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), SILENCE);
  let response;
  let text;
  try {
    response = await fetch(ROOT + path, options ?? { signal: silent.signal });
    clearTimeout(timer);
    text = await response.text();
  } catch (error) {
    throw options?.signal?.aborted ? error : GONE();
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) throw problemOf(response.status, text, Number(response.headers.get("Retry-After")) || 0);
  return text ? JSON.parse(text) : null;
}

/** Who has asked too often in this minute is told when to come again. */
export const BUSY = 429;
/** A server that is away is asked so often, a second apart. */
const MOST_MISSED = 30;

/** Whether the server is away (starts again, ends, has no room) or asked too often, and may be asked again. */
export function isPassing(problem) {
  return [0, BUSY, 503].includes(problem.status);
}

/** Asks until it is answered, or fails with what does not pass. A token that is missing is asked for, whenever that is. */
export async function again(ask, passes, onMissed, signal) {
  for (let missed = 0; ;) {
    try {
      return await ask();
    } catch (problem) {
      if (problem.status === 401) {
        await signIn();
        continue;
      }
      if (!passes(problem) || (problem.status !== BUSY && ++missed > MOST_MISSED)) throw problem;
      onMissed?.(problem);
      await sleep((problem.retryAfter || 1) * 1000, signal);
    }
  }
}

const once = (ask) => again(ask, () => false);

export function get(path) {
  return again(() => answer(path), (problem) => problem.status === BUSY);
}

/** As `get`, and waits for a server that is away. */
export function insist(path, onMissed, signal) {
  return again(() => answer(path), isPassing, onMissed, signal);
}

export function address(path) {
  return ROOT + path;
}

/** Fails with the reason where the file of a blob cannot be read. */
export async function readable(blob) {
  try {
    await (blob.size > 0 ? blob.slice(0, 1) : blob).arrayBuffer(); // of nothing, a part is always read
  } catch (error) {
    const { title, message } = unreadable(error, "file");
    throw new Problem(title, message, 400, 0);
  }
}

/** A request that failed because its file cannot be read looks like a server that is away. */
async function sending(blob, sent) {
  try {
    return await sent;
  } catch (problem) {
    if (problem.status === 0) await readable(blob);
    throw problem;
  }
}

/** Sends the audio of an entry and begins a job. `onProgress` hears the share that was sent. */
export function begin({ name, blob, domain }, onProgress, signal) {
  return sending(blob, new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const more = new URLSearchParams(asked);
    if (domain) more.set("domain", domain);
    request.open("POST", `${ROOT}jobs?window=auto&name=${encodeURIComponent(name)}${more.size ? `&${more}` : ""}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status === 202) resolve(JSON.parse(request.responseText));
      else reject(problemOf(request.status, request.responseText, Number(request.getResponseHeader("Retry-After")) || 0));
    });
    request.addEventListener("error", () => reject(GONE()));
    request.addEventListener("abort", () => reject(signal.aborted ? new DOMException("cancelled", "AbortError") : GONE()));
    signal.addEventListener("abort", () => request.abort());
    request.send(blob);
  }));
}

export function cancel(id) {
  return fetch(`${ROOT}jobs/${id}`, { method: "DELETE" }).catch(() => {});
}

export function sleep(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("cancelled", "AbortError"));
    });
  });
}

/** Sends audio and waits for the answer. */
export function post(path, audio, signal) {
  return once(() => sending(audio, answer(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: audio, signal })));
}

/** The same with JSON. */
export function postJson(path, json) {
  return once(() => answer(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(json) }));
}

export function remove(path) {
  return once(() => answer(path, { method: "DELETE" }));
}
