/**
 * Studies: corpora, mixtures, models and targets under a protocol, written to a run folder.
 *
 * <pre>{@code
 * StudyFile study = StudyFile.read(Path.of("study.yaml"));
 * RunFolder run = Study.run(study, Path.of("runs/first"), options, Progress.NONE);
 * System.out.println(run.summary().sentence());
 * }</pre>
 *
 * <p>This package has the words of a study: {@link org.sonaffect.study.StudyFile}, {@link
 * org.sonaffect.study.Protocol}, {@link org.sonaffect.study.Mixture}, {@link
 * org.sonaffect.study.Control}, and {@link org.sonaffect.study.Cell}, the key of every score. The
 * rules are in docs/spec/experiment.md.
 *
 * <p>The other packages, in the order of a run:
 *
 * <ul>
 *   <li>{@code plan}: which rows are trained on and tested on
 *   <li>{@code gate}: the audit that a plan must pass
 *   <li>{@code fit}: searches and fits
 *   <li>{@code summary}: means, comparisons and the sentence
 *   <li>{@code folder}: the run folder, the only reader and writer of its files
 *   <li>{@code run}: all of these, from start to end
 * </ul>
 */
@NullMarked
package org.sonaffect.study;

import org.jspecify.annotations.NullMarked;
