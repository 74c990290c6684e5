package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sonaffect.server.owner.KeptResults;
import org.sonaffect.server.owner.Owners.Owner;

/** Accepted jobs, from upload to result; what is accepted survives the end of the process. */
final class Jobs {
  private final JobStore store;
  private final Uploads uploads;
  private final DiskBudget disk;
  private final Workers workers;
  private final Analysis analysis;
  private final Limits limits;
  private final Map<String, Job> open = new ConcurrentHashMap<>();
  private final Map<String, Unwritten> unwritten = new ConcurrentHashMap<>();
  private final DiskHealth health;

  /** Those who wait each hold a thread; where too many do, the next ones are answered at once. */
  private final Semaphore waiters;

  private record Unwritten(ObjectNode shown, Owner owner) {}

  Jobs(
      JobStore store,
      Uploads uploads,
      DiskBudget disk,
      Workers workers,
      Analysis analysis,
      Limits limits,
      DiskHealth health) {
    this.health = health;
    this.store = store;
    this.uploads = uploads;
    this.disk = disk;
    this.workers = workers;
    this.analysis = analysis;
    this.limits = limits;
    this.waiters = new Semaphore(limits.workers() + limits.queue());
  }

  /** Begins again what an earlier process accepted and did not end. */
  void resume() throws IOException {
    for (JobStore.Left left : store.left()) {
      JsonNode asked = left.asked();
      Path audio = store.audio(left.id());
      long bytes = Files.isRegularFile(audio) ? Files.size(audio) : 0;
      boolean there = bytes > 0 && bytes == asked.path("bytes").asLong(bytes);
      Owner owner = Owner.of(asked);
      DiskBudget.Claim claim = disk.existing(owner.address(), bytes);
      Upload upload = new Upload(audio, Uploads.name(asked.path("file").asText()), bytes, claim);
      Job job = new Job(left.id(), upload, curve(asked), created(asked), true, owner);
      if (there) {
        open.put(job.id(), job);
        job.begun(
            workers.resume(job.owner().address(), work -> run(job, work), work -> over(job, work)));
      } else {
        keep(job, job.over(Job.State.FAILED, null, LOST));
      }
    }
  }

  private static final Refusal LOST =
      Refusal.of(
          500,
          "lost",
          "The job was lost",
          "the server stopped before the job ended, and its audio is missing or truncated;"
              + " upload it again");

  private static CurveRequest curve(JsonNode asked) {
    try {
      double window = asked.path("window").asDouble(0);
      return new CurveRequest(
          asked.path("auto").asBoolean() ? Double.NaN : window,
          asked.path("hop").asDouble(0),
          asked.path("domain").textValue(),
          asked.path("model").textValue(),
          asked.path("features").asBoolean());
    } catch (Refusal e) {
      return new CurveRequest(0, 0, null); // a file that was edited by hand
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
  ObjectNode accept(Workers.Place place, Upload received, CurveRequest curve, Owner owner) {
    String id = uploads.randomName();
    Upload upload =
        new Upload(store.audio(id), received.name(), received.bytes(), received.claim());
    Job job = new Job(id, upload, curve, Instant.now(), false, owner);
    try {
      Files.move(received.file(), upload.file(), StandardCopyOption.ATOMIC_MOVE);
      store.opened(id, asked(job));
    } catch (IOException e) {
      received.close(); // both places of the file are cleared
      upload.close();
      throw health.failed(e, received.bytes());
    }
    open.put(id, job);
    job.begun(place.start(work -> run(job, work), work -> over(job, work)));
    return job.json();
  }

  private static ObjectNode asked(Job job) {
    CurveRequest curve = job.curve();
    boolean auto = Double.isNaN(curve.window());
    ObjectNode asked = Json.object();
    job.owner().into(asked);
    return asked
        .put("file", job.upload().name())
        .put("bytes", job.upload().bytes())
        .put("created", job.created().toString())
        .put("auto", auto)
        .put("window", auto ? 0 : curve.window())
        .put("hop", auto ? 0 : curve.hop())
        .put("domain", curve.domain())
        .put("model", curve.model())
        .put("features", curve.features());
  }

  /**
   * The state of a job, as JSON; null where there is none.
   *
   * @param wait seconds, at most, to wait for its first result, or where there is one for its end
   */
  @Nullable InputStream show(String id, double wait) throws IOException {
    if (!JobStore.isId(id)) {
      return null;
    }
    Job asked = open.get(id);
    if (asked != null && wait > 0 && waiters.tryAcquire()) {
      try {
        asked.await(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        waiters.release();
      }
    }
    Job job = open.get(id);
    if (job != null) {
      return new ByteArrayInputStream(Json.bytes(job.json()));
    }
    Unwritten end = unwritten.get(id);
    return end != null ? new ByteArrayInputStream(Json.bytes(end.shown())) : store.end(id);
  }

  /** Stops a running job or removes a finished one; false where there is none. */
  boolean cancel(String id) {
    if (!JobStore.isId(id)) {
      return false;
    }
    Job job = open.get(id);
    Workers.Work work = job == null ? null : job.work();
    if (work != null) {
      work.stop(Workers.Stop.CANCELLED);
      return true;
    }
    return forget(id);
  }

  /** Removes a finished job; false where there is none. */
  private boolean forget(String id) {
    boolean held = unwritten.remove(id) != null;
    try {
      return store.forget(id) || held;
    } catch (IOException e) {
      throw health.failed(e, 0);
    }
  }

  private void run(Job job, Workers.Work work) throws InterruptedException {
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
    } catch (RuntimeException | Error e) {
      problem = Failures.unexpected(e);
    }
    if (end != Job.State.DONE && work.stopped() != null) {
      throw new InterruptedException(); // it failed because it was stopped
    }
    keep(job, job.over(end, result, problem));
  }

  /** After a work, whether it ran to its end or was stopped. */
  private void over(Job job, Workers.Work work) {
    Workers.Stop stop = work.stopped();
    if (open.containsKey(job.id())) {
      if (stop == Workers.Stop.SHUTDOWN) {
        job.ended();
        return; // stays on disk as it was accepted, and runs again
      }
      keep(
          job,
          stop == Workers.Stop.CANCELLED
              ? job.over(Job.State.CANCELLED, null, null)
              : job.over(
                  Job.State.FAILED,
                  null,
                  stop == Workers.Stop.TIMEOUT
                      ? Refusal.tookTooLong(limits.jobTime())
                      : Failures.unexpected(new IllegalStateException("no result, no reason"))));
    } else if (stop == Workers.Stop.CANCELLED) {
      forget(job.id()); // it ended while it was cancelled
    }
  }

  /**
   * Stores how a job ended. If the disk is full, its audio is deleted first; if that is not enough,
   * the result stays in memory and is written later.
   */
  private void keep(Job job, ObjectNode shown) {
    Unwritten end = new Unwritten(shown, job.owner());
    boolean written = write(job.id(), end);
    job.upload().close();
    if (!written && !write(job.id(), end)) {
      unwritten.put(job.id(), end);
    }
    open.remove(job.id()); // last, so that nothing is left when the client reads it
    job.ended();
  }

  private boolean write(String id, Unwritten end) {
    try {
      store.ended(id, end.shown(), end.owner());
      health.written();
      return true;
    } catch (IOException e) {
      health.failed(e, 0);
      return false;
    }
  }

  /** Whether all is well: the disk takes files, and no result waits to be written. */
  boolean healthy() {
    return unwritten.isEmpty() && health.ok();
  }

  /** Writes what could not be written; forgets results that make room. */
  void tidy() throws IOException {
    health.ok();
    for (Map.Entry<String, Unwritten> one : unwritten.entrySet()) {
      if (write(one.getKey(), one.getValue())) {
        Files.deleteIfExists(store.audio(one.getKey())); // which could not be removed either
        if (!unwritten.remove(one.getKey(), one.getValue())) {
          store.forget(one.getKey()); // it was cancelled in the meantime
        }
      }
    }
    KeptResults kept = new KeptResults(limits.keptFor(), limits.kept(), KeptResults.MOST_BYTES);
    for (String id : kept.over(store.results(), System.currentTimeMillis())) {
      store.forget(id);
    }
  }

  /** Jobs that are not over. */
  int open() {
    return open.size();
  }
}
