/**
 * The figures of a report.
 *
 * <p>A {@link org.sonaffect.report.figure.Figure} is drawn once and kept as SVG, as PNG and as the
 * numbers that it shows. Figures 1 to 5 are those of the paper: {@link
 * org.sonaffect.report.figure.RatingsFigure}, {@link org.sonaffect.report.figure.PipelineFigure},
 * {@link org.sonaffect.report.figure.TrainingSetFigure}, {@link
 * org.sonaffect.report.figure.MixtureFigure} and {@link
 * org.sonaffect.report.figure.RandomLabelFigure}. All are drawn on a {@link
 * org.sonaffect.report.figure.Canvas}: {@code DotPlot}, {@code LineChart} and {@code ScatterPlot}
 * are the kinds of charts, in the one frame of {@code ChartPanel} and {@code Axis}; {@code Ink} has
 * the colours.
 */
@NullMarked
package org.sonaffect.report.figure;

import org.jspecify.annotations.NullMarked;
