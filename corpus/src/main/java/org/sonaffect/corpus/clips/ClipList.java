package org.sonaffect.corpus.clips;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.table.NumericTable;

/**
 * The rows of a corpus before their audio or features are read.
 *
 * @param source the table the line numbers belong to
 * @param rows in file order, excluded ones gone
 * @param table the source itself, where it may hold the features too
 * @param idColumn what a feature table may call the id of a clip, besides {@code id}
 * @param lost rows of the source that have too few or too many cells, and are none of {@code rows}
 * @param problems found so far
 */
public record ClipList(
    Path source,
    List<ClipRow> rows,
    @Nullable NumericTable table,
    String idColumn,
    int lost,
    List<Problem> problems) {}
