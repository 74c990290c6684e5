// The files of this visit: sent, waited for, cancelled. The rest of the page hears of every change.
import { begin, cancel, get, sleep, Problem } from "./api.js";
import { bytes, series } from "./dom.js";

const AT_ONCE = 3;
const FIRST_LOOK = 40;
const LAST_LOOK = 600;

export class Files {
  constructor(limits, onChange) {
    this.limits = limits;
    this.list = [];
    this.count = 0;
    this.active = 0;
    this.onChange = onChange;
  }

  add(blobs) {
    for (const blob of blobs) {
      const number = ++this.count;
      this.list.push({ number, series: series(number - 1), name: blob.name, blob, state: "waiting", progress: 0, result: null,
        problem: null, stop: new AbortController(), url: null });
    }
    this.next();
    this.onChange(null);
  }

  next() {
    while (this.active < AT_ONCE) {
      const file = this.list.find((one) => one.state === "waiting");
      if (!file) return;
      this.active++;
      file.state = "sending";
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
      file.job = job.id;
      await this.follow(file);
    } catch (problem) {
      if (problem.name === "AbortError") {
        file.state = "cancelled";
      } else {
        file.state = "failed";
        file.problem = problem instanceof Problem ? problem : new Problem("Something went wrong", problem.message, 0, 0);
      }
      this.onChange(file);
    }
  }

  /** Where the server is full, it says when to come again. */
  async send(file) {
    while (true) {
      try {
        return await begin(file.blob, (share) => {
          file.progress = share * 0.5;
          this.onChange(file);
        }, file.stop.signal);
      } catch (problem) {
        if (problem.status !== 429) throw problem;
        file.state = "held";
        this.onChange(file);
        await sleep((problem.retryAfter || 2) * 1000, file.stop.signal);
        file.state = "sending";
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
      file.progress = 0.5 + job.progress * 0.5;
      // What is known before the end stays the same until then; a new object would mean a new drawing.
      if (job.result && (!file.result || job.state === "done")) file.result = job.result;
      if (job.state === "done") {
        file.state = "done";
        cancel(file.job); // it is here now; the server need not keep it
        this.onChange(file);
        return;
      }
      if (job.state === "failed") throw new Problem(job.problem.title, job.problem.detail, job.problem.status, 0);
      if (job.state === "cancelled") throw new DOMException("cancelled", "AbortError");
      file.state = job.state === "running" ? "running" : "queued";
      this.onChange(file);
      wait = Math.min(LAST_LOOK, wait * 1.4);
    }
  }

  isOpen(file) {
    return !["done", "failed", "cancelled"].includes(file.state);
  }

  /** Stops a file that is under way, else takes it from the list. */
  drop(file) {
    if (this.isOpen(file)) {
      const waits = file.state === "waiting";
      file.state = "cancelled";
      file.stop.abort();
      if (file.job) cancel(file.job);
      if (waits) this.onChange(file);
    } else {
      this.list.splice(this.list.indexOf(file), 1);
      if (file.url) URL.revokeObjectURL(file.url);
    }
    this.onChange(file);
  }

  /** An address to play the file from; it never left this browser for that. */
  audio(file) {
    file.url ??= URL.createObjectURL(file.blob);
    return file.url;
  }
}
