package org.sonaffect.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work on an upload that is answered within its request. */
record Prompt(Limits limits) {
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
    place.start(
        work -> {
          try {
            done.complete(task.of(upload));
          } catch (RuntimeException | Error e) {
            if (work.stopped() == null) { // else it failed because it was stopped
              done.completeExceptionally(e instanceof Refusal ? e : Failures.unexpected(e));
            }
          }
        },
        work -> {
          upload.close(); // before the answer, so that nothing is left when the client reads it
          done.completeExceptionally(
              work.stopped() == Workers.Stop.SHUTDOWN
                  ? Refusal.ending()
                  : Refusal.tookTooLong(limits.jobTime()));
          done.whenComplete(
              (result, failure) -> {
                if (failure == null) {
                  answer.complete(result);
                } else {
                  answer.completeExceptionally(failure);
                }
              });
        });
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : Failures.unexpected(e);
    }
  }
}
