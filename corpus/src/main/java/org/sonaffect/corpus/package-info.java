/**
 * A rated corpus in memory: the plain values that every reader, study and model hands on.
 *
 * <p>Start with {@link org.sonaffect.corpus.Corpus} and its {@link org.sonaffect.corpus.Item}s;
 * {@code load.CorpusLoader} makes one from a {@code corpus.yaml}:
 *
 * <pre>{@code
 * CorpusLoader loader = CorpusLoader.standard(Runtime.getRuntime().availableProcessors(), Progress.NONE);
 * LoadedCorpus loaded = loader.load(Path.of("sounds/corpus.yaml"));
 * loaded.problems().forEach(System.err::println); // sounds/clips.csv line 14: arousal is 11, scale is [1, 9]
 * List<Item> clips = loaded.corpus().items();
 * }</pre>
 *
 * <p>What is wrong with a corpus is a {@link org.sonaffect.corpus.Problem} for each row, or a
 * {@link org.sonaffect.corpus.CorpusException} where nothing can be used.
 *
 * <p>The packages, from the bottom up:
 *
 * <ul>
 *   <li>{@code file}: the YAML reader, whole files, texts for messages; of use without a corpus
 *   <li>{@code extract}: features of audio files, with their cache
 *   <li>{@code table}: the CSV reader, feature tables, XLSX workbooks, numbers as tables write them
 *   <li>{@code manifest}: what a {@code corpus.yaml} may say
 *   <li>{@code clips}: the rows of a {@code clips.csv} and their checks
 *   <li>{@code known}: data sets that are read as their authors ship them
 *   <li>{@code group}: clips that no fold may split
 *   <li>{@code load}: all of it together: a manifest becomes a corpus
 *   <li>{@code describe}: what a corpus holds and what is wrong with it
 *   <li>{@code demo}: the synthetic corpora that come with the program
 * </ul>
 */
@NullMarked
package org.sonaffect.corpus;

import org.jspecify.annotations.NullMarked;
