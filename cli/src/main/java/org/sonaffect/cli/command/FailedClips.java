package org.sonaffect.cli.command;

import org.jspecify.annotations.Nullable;

/**
 * How much of the work of a command was left out.
 *
 * @param failed clips, and folders that could not be read
 * @param all that were tried, these among them; not those that earlier tables have
 */
public record FailedClips(int failed, int all) {
  /**
   * The exit status.
   *
   * @param most the share that may fail; null: as the backend has it
   */
  public int status(@Nullable Double most, Backend backend) {
    if (most == null) {
      return backend.status(failed);
    }
    if (failed == 0 || (double) failed / all <= most) { // 0.29 * 100 is less than 29
      return ExitStatus.SUCCESS;
    }
    System.err.println(
        "sonaffect: %d of %d clips failed, more than the share of %s that --max-failed allows"
            .formatted(failed, all, most));
    return ExitStatus.FAILED;
  }
}
