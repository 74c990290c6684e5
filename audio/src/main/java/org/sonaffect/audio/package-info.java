/**
 * Audio files as mono samples: bounded and correct decoding in the JVM, whatever the bytes of a
 * file are. The module knows nothing of features or ratings.
 *
 * <p>{@link org.sonaffect.audio.Audio} is the entry. It detects the format from the content, not
 * from the name:
 *
 * <pre>{@code
 * Clip clip = Audio.read(Path.of("door.wav")); // float[] in [-1, 1], and a sample rate
 * try (SampleStream stream = Audio.open(Path.of("two-hours.flac"))) {
 *   int got = stream.read(buffer, 0, buffer.length); // -1 at the end
 * }
 * }</pre>
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link org.sonaffect.audio.Clip}: samples in memory. {@link
 *       org.sonaffect.audio.stream.SampleStream}: samples as they are decoded.
 *   <li>{@link org.sonaffect.audio.stream.AudioOptions}: which part of a file is read, and the
 *       limits on length and time. {@link org.sonaffect.audio.stream.AudioException}: the few kinds
 *       of errors.
 *   <li>{@code Formats}: the readers, in the order in which they are asked. Each implements {@link
 *       org.sonaffect.audio.stream.FormatReader} in a package of its own ({@code wav}, {@code
 *       flac}, {@code mpeg}, {@code vorbis}, ...). {@code ffmpeg} is the last one.
 *   <li>{@code GuardedStream}: enforces the limits on every reader.
 *   <li>{@link org.sonaffect.audio.AudioInputs}: the audio files in folders and patterns.
 * </ol>
 *
 * <p>docs/HOSTILE-INPUT.md describes the threats, and the tests that cover them.
 */
@NullMarked
package org.sonaffect.audio;

import org.jspecify.annotations.NullMarked;
