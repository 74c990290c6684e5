/**
 * The files that people and the program write: one YAML reader, one way to write a file whole, and
 * texts for messages. Nothing here knows of corpora; {@code org.sonaffect.corpus.table} holds the
 * tables.
 *
 * <p>Start with {@link org.sonaffect.corpus.file.YamlValue}, which reads a manifest or a study:
 *
 * <pre>{@code
 * YamlValue study = YamlValue.read(Path.of("study.yaml"), "the study");
 * study.mapping(List.of("folds", "seed"));
 * int folds = study.require("folds").require("count").integer(2, 1000);
 * // study.yaml line 3: folds.count is 1, expected a whole number in [2, 1000]
 * }</pre>
 *
 * <p>{@link org.sonaffect.corpus.file.FileException} is what goes wrong, with file and line. {@link
 * org.sonaffect.corpus.file.AtomicFile} writes every file that must be there whole or not at all.
 * {@link org.sonaffect.corpus.file.NearestName} finds what a misspelt word meant.
 */
@NullMarked
package org.sonaffect.corpus.file;

import org.jspecify.annotations.NullMarked;
