package org.sonaffect.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.run.StudyWork;

/**
 * The study that an executor is at work on, prepared once for all its tasks. The only state that
 * tasks share: an executor has no other place for what is not sent with each of them.
 */
final class PreparedStudies {
  private static @Nullable StudyWork current;

  private PreparedStudies() {}

  /** The study of a parcel; whoever comes first prepares it, the others wait. */
  static synchronized StudyWork of(StudyParcel parcel) {
    StudyWork known = current;
    if (known == null || !known.identity().equals(parcel.identity())) {
      try {
        known = parcel.open();
        current = known;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return known;
  }
}
