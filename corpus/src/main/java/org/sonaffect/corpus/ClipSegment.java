package org.sonaffect.corpus;

import java.nio.file.Path;

/**
 * Where the audio of a clip is.
 *
 * @param start seconds into the file
 * @param end seconds into the file; NaN means to its end
 */
public record ClipSegment(Path file, double start, double end) {}
