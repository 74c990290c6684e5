package org.sonaffect.model.predict;

/**
 * A part of a file and what a model says of it.
 *
 * @param start seconds into the file
 * @param end seconds into the file
 * @param affect of what lies between
 */
public record Segment(double start, double end, Affect affect) {}
