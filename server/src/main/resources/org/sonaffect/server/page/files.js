// Files at work: sent, waited for, cancelled. The store tells the rest of the page of every change.
import { begin, cancel, get, sleep, Problem } from "./api.js";
import { bytes } from "./dom.js";
import { isOpen, store } from "./store.js";

const AT_ONCE = 3;
const FIRST_LOOK = 40;
const LAST_LOOK = 600;

export class Files {
  constructor(limits) {
    this.limits = limits;
    this.active = 0;
  }

  add(blobs) {
    for (const blob of blobs) store.add({ name: blob.name, blob });
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
      if (file.blob.size > this.limits.uploadBytes) {
        throw new Problem("The file is too large", `It has ${bytes(file.blob.size)}, at most ${bytes(this.limits.uploadBytes)} are accepted.`, 413, 0);
      }
      const job = await this.send(file);
      store.change(file, { job: job.id });
      await this.follow(file);
    } catch (problem) {
      if (problem.name === "AbortError") {
        store.change(file, { state: "cancelled" });
      } else {
        store.change(file, { state: "failed", job: null,
          problem: { title: problem instanceof Problem ? problem.title : "Something went wrong", message: problem.message } });
      }
    }
  }

  /** Where the server is full, it says when to come again. */
  async send(file) {
    while (true) {
      try {
        return await begin(file.blob, (share) => {
          store.change(file, { progress: share * 0.5 }, "progress");
        }, file.stop.signal);
      } catch (problem) {
        if (problem.status !== 429) throw problem;
        store.change(file, { state: "held" }, "progress");
        await sleep((problem.retryAfter || 2) * 1000, file.stop.signal);
        store.change(file, { state: "sending" }, "progress");
      }
    }
  }

  async follow(file) {
    let wait = FIRST_LOOK;
    let missed = 0;
    while (true) {
      await sleep(wait, file.stop.signal);
      let job;
      try {
        job = await get(`jobs/${file.job}`);
        missed = 0;
      } catch (problem) {
        if (problem.status !== 0 || ++missed > 20) throw problem;
        wait = 1000; // the server may be starting again; accepted jobs survive that
        continue;
      }
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
      store.change(file, { state, progress: 0.5 + job.progress * 0.5, result }, result === file.result ? "progress" : "changed");
      wait = Math.min(LAST_LOOK, wait * 1.4);
    }
  }

  /** Stops a file that is under way, else takes it from the list. */
  drop(file) {
    if (file.job) cancel(file.job);
    if (isOpen(file)) {
      const waits = file.state === "waiting";
      file.state = "cancelled";
      file.stop.abort();
      if (waits) store.change(file, {});
    } else {
      store.remove(file);
    }
  }
}
