package org.sonaffect.corpus.describe;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Item;

/**
 * A row of a corpus.
 *
 * @param source the table that it stands in
 * @param line where it stands, from 1
 * @param label its file, and the part of it where it is one
 * @param item the clip; ratings are NaN where there are none, and its content may be unknown
 * @param usable whether a study would use it
 * @param sound null where its audio was not read
 */
public record DescribedClip(
    Path source, int line, String label, Item item, boolean usable, @Nullable Sound sound) {}
