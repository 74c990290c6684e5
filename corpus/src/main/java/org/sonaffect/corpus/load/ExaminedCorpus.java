package org.sonaffect.corpus.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.clips.ClipList;
import org.sonaffect.corpus.extract.ExtractionCounts;

/**
 * All rows of a corpus, usable or not.
 *
 * @param rows of its tables, sound or not
 * @param corpus the clips that can be used; null where none can, or where no audio was read
 * @param problems all problems, in file and line order
 * @param counts how many clips were extracted and how many came from the cache
 * @param leftOut how many clips of the tables are not in the corpus
 */
public record ExaminedCorpus(
    ClipList rows,
    @Nullable Corpus corpus,
    List<Problem> problems,
    ExtractionCounts counts,
    int leftOut) {}
