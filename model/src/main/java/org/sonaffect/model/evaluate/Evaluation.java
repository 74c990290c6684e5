package org.sonaffect.model.evaluate;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusProvenance;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.model.ModelCard;

/**
 * How well a model predicts a rated corpus.
 *
 * @param card of the model
 * @param comparesContent whether the model keeps hashes of its training clips, so that a clip with
 *     the same content is found; else only near features tell it
 * @param corpus its name
 * @param corpusDomain its domain, in words
 * @param provenance where it comes from
 * @param domain of the model, in which all clips are predicted; null: that of the nearest training
 *     clips of each
 * @param leftOut clips of the corpus that could not be used
 * @param problems of the corpus, a line each
 * @param clips all of them, in the order of the corpus
 * @param groups how many groups the scored ones make
 * @param targets what was found; empty where no clip is left to be scored
 * @param cautions what a reader must know, a sentence each
 */
public record Evaluation(
    ModelCard card,
    boolean comparesContent,
    String corpus,
    String corpusDomain,
    CorpusProvenance provenance,
    @Nullable String domain,
    int leftOut,
    List<String> problems,
    List<EvaluatedClip> clips,
    int groups,
    List<TargetFindings> targets,
    List<String> cautions) {
  /** Copies the lists. */
  public Evaluation {
    problems = List.copyOf(problems);
    clips = List.copyOf(clips);
    targets = List.copyOf(targets);
    cautions = List.copyOf(cautions);
  }

  /** The clips that count. */
  public List<EvaluatedClip> scored() {
    return clips.stream().filter(EvaluatedClip::scored).toList();
  }

  /** Those that the model was trained on. */
  public List<EvaluatedClip> shared() {
    return clips.stream().filter(clip -> !clip.scored()).toList();
  }

  /** The audio of a clip, as seen from the manifest, with slashes; empty where there is none. */
  public String file(EvaluatedClip clip) {
    Path file = clip.item().file();
    if (file == null) {
      return "";
    }
    Path folder = Destination.folder(provenance.manifest()).normalize();
    Path whole = file.toAbsolutePath().normalize();
    Path seen = whole.startsWith(folder) ? folder.relativize(whole) : file;
    return seen.toString().replace(File.separatorChar, '/');
  }
}
