package org.sonaffect.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Accepted jobs, from upload to result; what is accepted survives the end of the process. */
final class Jobs {
  private final JobStore store;
  private final Uploads uploads;
  private final DiskBudget disk;
  private final Workers workers;
  private final Analysis analysis;
  private final Limits limits;
  private final Map<String, Job> open = new ConcurrentHashMap<>();

  Jobs(
      JobStore store,
      Uploads uploads,
      DiskBudget disk,
      Workers workers,
      Analysis analysis,
      Limits limits) {
    this.store = store;
    this.uploads = uploads;
    this.disk = disk;
    this.workers = workers;
    this.analysis = analysis;
    this.limits = limits;
  }

  /** Begins again what an earlier process accepted and did not end. */
  void resume() throws IOException {
    for (JobStore.Left left : store.left()) {
      JsonNode asked = left.asked();
      Path audio = store.audio(left.id());
      boolean there = Files.isRegularFile(audio);
      long bytes = there ? Files.size(audio) : 0;
      Upload upload =
          new Upload(
              audio, Uploads.shown(asked.path("file").asText()), bytes, disk.existing(bytes));
      Job job = new Job(left.id(), upload, curve(asked), created(asked), true);
      if (there) {
        open.put(job.id(), job);
        job.begun(workers.resume(() -> run(job), () -> over(job)));
      } else {
        store.ended(job.id(), job.over(Job.State.FAILED, null, LOST));
        upload.close();
      }
    }
  }

  private static final Refusal LOST =
      Refusal.of(
          500,
          "lost",
          "The job was lost",
          "the server ended before the job did, and its audio is gone; upload it again");

  private static Curve curve(JsonNode asked) {
    JsonNode domain = asked.path("domain");
    try {
      double window = asked.path("window").asDouble(0);
      return new Curve(
          asked.path("auto").asBoolean() ? Double.NaN : window,
          asked.path("hop").asDouble(0),
          domain.isTextual() ? domain.asText() : null);
    } catch (Refusal e) {
      return new Curve(0, 0, null); // a file that was edited by hand
    }
  }

  private static Instant created(JsonNode asked) {
    try {
      return Instant.parse(asked.path("created").asText());
    } catch (java.time.format.DateTimeParseException e) {
      return Instant.now();
    }
  }

  /** Accepts a job; once this returns, it will be answered. */
  ObjectNode accept(Workers.Place place, Upload received, Curve curve) throws IOException {
    String id = uploads.randomName();
    Upload upload =
        new Upload(store.audio(id), received.name(), received.bytes(), received.claim());
    Job job = new Job(id, upload, curve, Instant.now(), false);
    try {
      Files.move(received.file(), upload.file(), StandardCopyOption.ATOMIC_MOVE);
      store.opened(id, asked(job));
    } catch (IOException e) {
      received.close();
      upload.close();
      throw e;
    }
    open.put(id, job);
    job.begun(place.start(() -> run(job), () -> over(job)));
    return job.json();
  }

  private static ObjectNode asked(Job job) {
    Curve curve = job.curve();
    boolean auto = Double.isNaN(curve.window());
    return Json.object()
        .put("file", job.upload().name())
        .put("created", job.created().toString())
        .put("auto", auto)
        .put("window", auto ? 0 : curve.window())
        .put("hop", auto ? 0 : curve.hop())
        .put("domain", curve.domain());
  }

  /** How a job is; null where there is none. */
  byte @Nullable [] show(String id) throws IOException {
    if (!JobStore.isId(id)) {
      return null;
    }
    Job job = open.get(id);
    return job != null ? Json.bytes(job.json()) : store.end(id);
  }

  /** Stops a job, or forgets one that is over; false where there is none. */
  boolean cancel(String id) throws IOException {
    if (!JobStore.isId(id)) {
      return false;
    }
    Job job = open.get(id);
    Workers.Work work = job == null ? null : job.work();
    if (work != null) {
      work.stop(Workers.Stop.CANCELLED);
      return true;
    }
    return store.forget(id);
  }

  private void run(Job job) throws InterruptedException {
    job.reached(0.02, null);
    Job.State end = Job.State.FAILED;
    ObjectNode result = null;
    Refusal problem = null;
    try {
      result =
          analysis.of(
              job.upload().file(),
              job.upload().name(),
              job.curve(),
              limits.seconds(),
              job::reached);
      end = Job.State.DONE;
    } catch (Refusal e) {
      problem = e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      problem = Failures.unexpected(e);
    }
    Workers.Work work = job.work();
    if (end != Job.State.DONE && work != null && work.stopped() != null) {
      throw new InterruptedException(); // it failed because it was stopped
    }
    keep(job, job.over(end, result, problem));
  }

  /** After a work, whether it ran to its end or was stopped. */
  private void over(Job job) {
    Workers.Work work = job.work();
    Workers.Stop stop = work == null ? null : work.stopped();
    if (open.containsKey(job.id())) {
      if (stop == Workers.Stop.SHUTDOWN) {
        return; // stays on disk as it was accepted, and runs again
      }
      keep(
          job,
          stop == Workers.Stop.TIMEOUT
              ? job.over(Job.State.FAILED, null, timeout())
              : job.over(Job.State.CANCELLED, null, null));
    }
  }

  private Refusal timeout() {
    return Refusal.of(
        503,
        "took-too-long",
        "The analysis took too long",
        "it was stopped after %d s, the most a job may take"
            .formatted(limits.jobTime().toSeconds()));
  }

  private void keep(Job job, ObjectNode shown) {
    try {
      store.ended(job.id(), shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(job.id());
      job.upload().close();
    }
  }

  /** Forgets jobs that ended long ago, or are more than are kept. */
  void tidy() throws IOException {
    long old = System.currentTimeMillis() - limits.keptFor().toMillis();
    for (String id : store.over(old, limits.kept())) {
      store.forget(id);
    }
  }

  /** Jobs that are not over. */
  int open() {
    return open.size();
  }
}
