package org.sonaffect.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.study.StudyException;

/** A model's features of the clips of a corpus. */
public final class ModelFeatures {
  private ModelFeatures() {}

  /**
   * The features of each clip, whatever the order of the corpus's columns.
   *
   * @param wanted the model's columns
   * @return {@code float[clips][wanted]}
   * @throws StudyException where the corpus lacks one
   */
  public static float[][] of(List<String> wanted, Corpus corpus) {
    Map<String, Integer> at = new HashMap<>();
    List<String> found = corpus.features().columns();
    for (int j = 0; j < found.size(); j++) {
      at.put(found.get(j), j);
    }
    List<String> missing = wanted.stream().filter(name -> !at.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new StudyException(
          "corpus %s lacks %d of the model's %d features, %s among them"
              .formatted(corpus.name(), missing.size(), wanted.size(), missing.get(0)));
    }
    int[] order = wanted.stream().mapToInt(name -> at.getOrDefault(name, -1)).toArray();
    float[][] features = new float[corpus.items().size()][order.length];
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < order.length; j++) {
        features[i][j] = corpus.features().values()[i][order[j]];
      }
    }
    return features;
  }
}
