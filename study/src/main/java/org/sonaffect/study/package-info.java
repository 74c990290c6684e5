/**
 * Studies: the study file, and the values that its plan, run and results are stated in.
 *
 * <p>Read in this order:
 *
 * <ol>
 *   <li>{@link org.sonaffect.study.StudyFile}: a {@code study.yaml}, checked. It names corpora,
 *       {@linkplain org.sonaffect.study.Mixture mixtures}, {@linkplain
 *       org.sonaffect.study.StudyModel models}, {@linkplain org.sonaffect.study.RatingTarget
 *       targets} and {@linkplain org.sonaffect.study.Protocol protocols}.
 *   <li>{@link org.sonaffect.study.Cell}: the key of every score. It holds a {@link
 *       org.sonaffect.study.Control} and a {@link org.sonaffect.study.TrainingSet}, which are read
 *       from text here and nowhere else.
 *   <li>{@link org.sonaffect.study.Result} and {@link org.sonaffect.study.Prediction}: a number or
 *       a prediction, each with its cell.
 * </ol>
 *
 * <p>{@code run.Study} runs a study, in the steps that the packages are named after:
 *
 * <pre>{@code
 * StudyFile study = StudyFile.read(Path.of("study.yaml"));
 * StudyOptions options = StudyOptions.of(CorpusLoader.standard(4, Progress.NONE)::load).withJobs(4);
 * RunFolder run = Study.run(study, Path.of("runs/first"), options, Progress.NONE);
 * System.out.println(run.summary().sentence());
 * for (Summary.Mean mean : run.summary().means(Protocol.NESTED, Control.NONE, Result.R2)) {
 *   System.out.println(mean.cell().test() + ", " + mean.cell().train() + ": " + mean.mean());
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code plan}: which rows are trained on and tested on
 *   <li>{@code gate}: the audit that the plan must pass
 *   <li>{@code fit}: the searches and the fits
 *   <li>{@code summary}: means, comparisons and the answer
 *   <li>{@code folder}: the files of a run, written and read
 *   <li>{@code run}: all of it together
 * </ul>
 */
@NullMarked
package org.sonaffect.study;

import org.jspecify.annotations.NullMarked;
