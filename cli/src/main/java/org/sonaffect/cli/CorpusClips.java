package org.sonaffect.cli;

import java.nio.file.Path;
import java.util.List;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.corpus.CorpusAudio;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.load.CorpusLoader;

/**
 * What a manifest that is an input names, rated or not.
 *
 * @param clips in their order
 * @param leftOut those that it loses, named on stderr
 */
record CorpusClips(List<AudioSegment> clips, int leftOut) {
  /**
   * Reads a manifest.
   *
   * @throws CorpusException where nothing of it can be used, or none of its files is there
   */
  static CorpusClips read(Path manifest) throws CorpusException {
    CorpusAudio audio = CorpusLoader.audio(manifest);
    String nothing = CorpusAudio.noneThere(audio.clips().stream().map(AudioSegment::file).toList());
    if (nothing != null) {
      throw new CorpusException(manifest, 0, nothing);
    }
    Problem.lines(audio.problems()).forEach(line -> System.err.println(PlainText.of(line)));
    return new CorpusClips(audio.clips(), audio.leftOut());
  }
}
