package org.sonaffect.app.serve;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** Work on an upload that is answered within its request. */
final class Prompt {
  private final Limits limits;

  Prompt(Limits limits) {
    this.limits = limits;
  }

  /** What is done with the upload, on a thread of the workers. */
  interface Task<T> {
    T of(Upload upload) throws InterruptedException;
  }

  /**
   * Does it and waits for it; the upload is gone afterwards.
   *
   * @throws Refusal as the task, or where it took too long
   */
  <T> T answer(Workers.Place place, Upload upload, Task<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    CompletableFuture<T> answer = new CompletableFuture<>();
    AtomicReference<Workers.Work> work = new AtomicReference<>();
    work.set(
        place.start(
            () -> {
              try {
                done.complete(task.of(upload));
              } catch (Refusal e) {
                done.completeExceptionally(e);
              } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                done.completeExceptionally(Failures.unexpected(e));
              }
            },
            () -> {
              upload.close(); // before the answer, so that nothing is left once it is heard
              Workers.Work over = work.get();
              done.completeExceptionally(
                  over != null && over.stopped() == Workers.Stop.SHUTDOWN ? ended() : tooLong());
              done.whenComplete(
                  (result, failure) -> {
                    if (failure == null) {
                      answer.complete(result);
                    } else {
                      answer.completeExceptionally(failure);
                    }
                  });
            }));
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : Failures.unexpected(e);
    }
  }

  private static Refusal ended() {
    return Refusal.of(
        503, "ends", "The server is ending", "the server was told to end; ask again later");
  }

  private Refusal tooLong() {
    return Refusal.of(
        503,
        "took-too-long",
        "The analysis took too long",
        "it was stopped after %d s, the most it may take".formatted(limits.jobTime().toSeconds()));
  }
}
