package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sonaffect.server.owner.Owners;

/** A job as long as it is not over: what was asked, and how far it is. */
final class Job {
  /** What a job can be. */
  enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** As the API says it. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final String id;
  private final Upload upload;
  private final CurveRequest curve;
  private final Instant created;
  private final boolean restarted;
  private final Owners.Owner owner;
  private State state = State.QUEUED;
  private double progress;
  private @Nullable ObjectNode partial;
  private Workers.@Nullable Work work;
  private boolean over;

  /**
   * A job that waits.
   *
   * @param restarted it was accepted by an earlier process, which did not end it
   */
  Job(
      String id,
      Upload upload,
      CurveRequest curve,
      Instant created,
      boolean restarted,
      Owners.Owner owner) {
    this.id = id;
    this.upload = upload;
    this.curve = curve;
    this.created = created;
    this.restarted = restarted;
    this.owner = owner;
  }

  String id() {
    return id;
  }

  Owners.Owner owner() {
    return owner;
  }

  Upload upload() {
    return upload;
  }

  CurveRequest curve() {
    return curve;
  }

  Instant created() {
    return created;
  }

  synchronized void begun(Workers.Work begun) {
    work = begun;
  }

  synchronized Workers.@Nullable Work work() {
    return work;
  }

  /** How far it is, and what is known. */
  synchronized void reached(double share, @Nullable ObjectNode known) {
    state = State.RUNNING;
    progress = share;
    if (known != null) {
      partial = known;
      notifyAll();
    }
  }

  /** It is over, or will run again after the next start. */
  synchronized void ended() {
    over = true;
    notifyAll();
  }

  /** Waits for its first result, or where there is one for its end; so many seconds at most. */
  synchronized void await(double seconds) throws InterruptedException {
    boolean had = partial != null;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (!over && had == (partial != null)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** As the API shows it while it is not over. */
  synchronized ObjectNode json() {
    ObjectNode json = head(state);
    json.put("progress", progress);
    Workers.Work at = work;
    if (state == State.QUEUED && at != null) {
      json.put("before", Math.max(0, at.before()));
    }
    if (partial != null) {
      json.set("result", partial);
    }
    return json;
  }

  /** As the API shows it when it is over. */
  ObjectNode over(State end, @Nullable ObjectNode result, @Nullable Refusal problem) {
    ObjectNode json = head(end);
    json.put("progress", 1.0);
    json.put("ended", Instant.now().toString());
    if (result != null) {
      json.set("result", result);
    }
    if (problem != null) {
      json.set("problem", Json.problem(problem));
    }
    return json;
  }

  private ObjectNode head(State shown) {
    return Json.object()
        .put("id", id)
        .put("file", upload.name())
        .put("state", shown.word())
        .put("created", created.toString())
        .put("restarted", restarted);
  }
}
