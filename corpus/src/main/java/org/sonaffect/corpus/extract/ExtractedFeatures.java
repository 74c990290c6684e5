package org.sonaffect.corpus.extract;

import java.util.List;

/**
 * The features of one clip.
 *
 * @param values {@code float[columns]} of the extractor
 * @param warnings what was odd about the audio and did not stop its decoding
 * @param sampleRate of the audio, Hz; 0 where unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExtractedFeatures(float[] values, List<String> warnings, int sampleRate) {}
