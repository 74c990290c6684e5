package org.sonaffect.corpus.describe;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a corpus.
 *
 * @param source the table that it stands in
 * @param line where it stands, from 1
 * @param label its file, and the part of it where it is one
 * @param arousal in [-1, 1]; NaN where there is none; likewise {@code valence}
 * @param arousalSd on the same scale; NaN where unknown; likewise {@code valenceSd}
 * @param others further rated dimensions by name, in [-1, 1]; NaN where there is none
 * @param raters how many rated the clip; 0 where the table does not say
 * @param group with which clips it stays together; null where it stands alone
 * @param usable whether a study would use it
 * @param sound null where its audio was not read
 */
public record DescribedClip(
    Path source,
    int line,
    String id,
    String label,
    double arousal,
    double valence,
    double arousalSd,
    double valenceSd,
    Map<String, Double> others,
    int raters,
    @Nullable String category,
    @Nullable String group,
    boolean usable,
    @Nullable Sound sound) {}
