// Files at work: sent, waited for, cancelled. The store tells the rest of the page of every change.
import { again, begin, BUSY, cancel, insist, isPassing, Problem, readable, sleep } from "./api.js";
import { bytes } from "./dom.js";
import { isOpen, store } from "./store.js";
import { plain } from "./words.js";

const AT_ONCE = 3;
// The server answers when there is something to see, or after so many seconds for the progress.
const WAIT = 0.5;
// Where it lets nobody wait, it is asked so many milliseconds later, then twice as many, and at last as if it did.
const SOON = 60;
const FRESH = { state: "waiting", progress: 0, job: null, result: null, problem: null };

export class Files {
  constructor(limits) {
    this.limits = limits;
    this.active = 0;
  }

  /** Takes {name, path, blob} or {name, path, problem}; the audio of an entry that lost its own goes there. */
  add(list, domain) {
    for (const { name, path, blob, problem } of list) {
      const known = blob && store.entries.find((one) => !one.blob && !isOpen(one) && one.size === blob.size && one.name === plain(name) && one.path === path);
      if (known) {
        store.change(known, { blob });
        if (!known.result) this.again(known);
      } else if (problem) store.add({ name, path, problem, state: "failed", told: true });
      else store.add({ name, path, blob, domain });
    }
    this.next();
  }

  /** Goes on with what an earlier page left. */
  resume(list) {
    for (const file of list.filter(isOpen)) {
      if (!file.job && !file.blob) store.change(file, { state: "failed", problem: LOST });
      else store.change(file, { state: "waiting" });
    }
    this.next();
  }

  /** From the beginning, perhaps as a clip of another domain. */
  again(file, domain = file.domain) {
    if (!file.blob) return;
    if (file.job) cancel(file.job);
    store.change(file, { ...FRESH, domain, told: false, stop: new AbortController() });
    this.next();
  }

  next() {
    while (this.active < AT_ONCE) {
      const file = store.entries.find((one) => one.state === "waiting");
      if (!file) return;
      this.active++;
      store.change(file, { state: "sending" });
      this.work(file).finally(() => {
        this.active--;
        this.next();
      });
    }
  }

  async work(file) {
    try {
      if (!file.job) {
        if (file.blob.size === 0) { // so has one that is no longer there
          await readable(file.blob);
          throw new Problem("The file is empty", "It has no audio.", 400, 0);
        }
        if (file.blob.size > this.limits.uploadBytes) {
          throw new Problem("The file is too large", `It has ${bytes(file.blob.size)}, at most ${bytes(this.limits.uploadBytes)} are accepted.`, 413, 0);
        }
        const job = await this.send(file);
        store.change(file, { job: job.id });
      }
      await this.follow(file);
    } catch (problem) {
      if (problem.name === "AbortError") {
        store.change(file, { state: "cancelled" });
      } else {
        const title = problem instanceof Problem ? problem.title : "Something went wrong";
        store.change(file, { state: "failed", job: null, problem: { title, message: problem.message } });
      }
    }
  }

  /** Where the server is full or away, it is asked again later. */
  async send(file) {
    const ask = async () => {
      store.change(file, { state: "sending" }, "progress");
      return begin(file, (share) => store.change(file, { progress: share * 0.5 }, "progress"), file.stop.signal);
    };
    return again(ask, isPassing, (problem) => waits(file, problem), file.stop.signal);
  }

  async follow(file) {
    for (let apart = SOON; ;) {
      const begun = performance.now();
      const job = await insist(`jobs/${file.job}?wait=${WAIT}`, (problem) => waits(file, problem), file.stop.signal).catch((problem) => {
        throw problem.status === 404 ? gone(file) : problem;
      });
      if (file.stop.signal.aborted) throw new DOMException("cancelled", "AbortError");
      // What is known before the end stays the same until then; a new object would mean a new drawing.
      const result = job.result && (!file.result || job.state === "done") ? job.result : file.result;
      if (job.state === "done") {
        store.change(file, { state: "done", progress: 1, result, problem: null });
        return;
      }
      if (job.state === "failed") throw new Problem(job.problem.title, job.problem.detail, job.problem.status, 0);
      if (job.state === "cancelled") throw new DOMException("cancelled", "AbortError");
      const state = job.state === "running" ? "running" : "queued";
      const known = result === file.result;
      store.change(file, { state, progress: 0.5 + job.progress * 0.5, result }, known ? "progress" : "changed");
      const lasted = performance.now() - begun;
      await sleep(Math.max(0, apart - lasted), file.stop.signal);
      apart = known && lasted < WAIT * 900 ? Math.min(2 * apart, WAIT * 1000) : SOON;
    }
  }

  /** Stops a file that is under way, else takes it from the list, and its result from the server. */
  drop(file) {
    if (file.job) cancel(file.job);
    if (!isOpen(file)) {
      store.remove(file);
      return;
    }
    const waits = file.state === "waiting";
    file.stop.abort();
    if (waits) store.change(file, { state: "cancelled" });
  }

  clear() {
    for (const file of [...store.entries]) {
      file.stop.abort();
      if (file.job) cancel(file.job);
      store.remove(file);
    }
  }
}

function waits(file, problem) {
  store.change(file, { state: problem.status === BUSY ? "held" : "away" }, "progress");
}

const LOST = { title: "The page was left before the file was sent", message: "Choose the file again." };

function gone(file) {
  return new Problem("The server no longer knows this job", file.blob ? "Try again." : "Choose the file again.", 404, 0);
}
