package org.sonaffect.study.corpus;

import java.util.List;

/**
 * What could be loaded, and everything that could not.
 *
 * @param corpus the sound rows
 * @param problems all problems of the corpus, in file and line order
 */
public record LoadedCorpus(Corpus corpus, List<Problem> problems) {}
