package org.sonaffect.corpus.demo;

import java.util.List;
import java.util.Locale;
import org.sonaffect.corpus.demo.synthesis.SyntheticClip;

/** The text files beside the clips: ratings, manifests, study file and a note on what they are. */
final class CorpusTexts {
  private CorpusTexts() {}

  /** One row a clip, ratings on the scale of 1 to 9. */
  static String ratings(String corpus, List<SyntheticClip> clips) {
    Raters raters = new Raters(corpus);
    StringBuilder table =
        new StringBuilder("file,arousal,valence,arousal_sd,valence_sd,category,group\n");
    for (SyntheticClip clip : clips) {
      Raters.Rating arousal = raters.rate(clip.name(), "arousal", clip.arousal());
      Raters.Rating valence = raters.rate(clip.name(), "valence", clip.valence());
      table.append(
          String.format(
              Locale.ROOT,
              "%s,%.3f,%.3f,%.3f,%.3f,%s,%s\n",
              fileOf(corpus, clip),
              arousal.mean(),
              valence.mean(),
              arousal.deviation(),
              valence.deviation(),
              clip.category(),
              clip.group()));
    }
    return table.toString();
  }

  /** Where a clip lies, relative to the ratings. */
  static String fileOf(String corpus, SyntheticClip clip) {
    return corpus + "/" + clip.name() + ".wav";
  }

  /** The manifest of a corpus. */
  static String manifest(String corpus, String domain) {
    return """
        # Synthetic clips and simulated ratings: see READ-ME.txt.
        name: %s
        domain: %s
        synthetic: true
        licence: Apache-2.0, generated
        clips: %s.csv
        scale: [1, 9]
        raters: %d
        """
        .formatted(corpus, domain, corpus, Raters.COUNT);
  }

  /** Stands in for IADS-E with its music, so that Table 2 runs on the built-in corpora too. */
  static String soundsWithMusic() {
    return """
        # The built-in sounds hold no music: the same clips as sounds.yaml, under the name that
        # studies/table2.yaml asks for.
        """
        + manifest("sounds", "synthetic sounds").replace("name: sounds", "name: sounds-with-music");
  }

  /** The study over both corpora. */
  static String study() {
    return """
        # Both corpora are synthetic: this shows that the chain works and says nothing about the world.
        corpora: [music.yaml, sounds.yaml]
        targets: [arousal, valence]
        mixtures: [[1, 0], [0, 1], [1, 1]]
        models: [linear, svr]
        headline: svr        # the model that the answer speaks of
        protocol: nested
        folds: {count: 5, inner: 5, repeats: 1}
        seed: 1983
        """;
  }

  /** Says plainly what the files are. */
  static String readMe(int music, int sounds) {
    return """
        These clips and these ratings are synthetic.

        Sonaffect computed every clip (%d of music, %d of other sounds) from formulas, and simulated
        every rating: a weighted sum of cues that are in the audio (tempo, loudness, mode, ...; signs
        after the literature, sizes chosen by this project), a random association of each clip, and
        the noise of %d simulated listeners. No person played, recorded, heard or rated anything.

        They exist so that the whole chain can be run and tested without data that may not be shipped.
        A result on them shows that the chain works. It says nothing about music, sounds or people,
        and whether joint training helps here says nothing about whether it helps on real ratings.

        music.csv, sounds.csv    mean arousal and valence on a scale of 1 to 9, and their standard
                                 deviations over listeners; category; group (takes of one piece or
                                 one source, which no fold may part)
        music.yaml, sounds.yaml  the manifests of the two corpora
        sounds-with-music.yaml   the sounds again, for a study that names them so
        study.yaml               the study that the demo runs

        The files are the same, byte for byte, on every computer. They may be used freely.
        """
        .formatted(music, sounds, Raters.COUNT);
  }
}
