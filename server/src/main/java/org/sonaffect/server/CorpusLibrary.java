package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.CorpusListing;
import org.sonaffect.corpus.load.CorpusLoader;

/**
 * The corpora that were named when the server began: their clips, ratings and audio. Files are
 * reached by their number in the list, never by a path from outside.
 */
final class CorpusLibrary {
  private final List<CorpusListing> corpora;

  private CorpusLibrary(List<CorpusListing> corpora) {
    this.corpora = corpora;
  }

  /** Reads manifests and ratings. */
  static CorpusLibrary read(List<Path> manifests) throws IOException {
    List<CorpusListing> corpora = new ArrayList<>();
    for (Path manifest : manifests) {
      try {
        corpora.add(CorpusLoader.listing(manifest));
      } catch (CorpusException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    return new CorpusLibrary(corpora);
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/v1/corpora", context -> Json.send(context, 200, list()));
    routes.get("/api/v1/corpora/{corpus}/clips", this::clips);
    routes.get("/api/v1/corpora/{corpus}/clips/{clip}/audio", this::audio);
  }

  private ArrayNode list() {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (CorpusListing corpus : corpora) {
      ObjectNode one = list.addObject();
      one.put("name", corpus.name()).put("domain", corpus.domain());
      one.put("synthetic", corpus.synthetic()).put("licence", corpus.licence());
      one.put("clips", corpus.clips().size());
      TreeSet<String> categories = new TreeSet<>();
      corpus.clips().forEach(clip -> categories.add(category(clip)));
      categories.remove("");
      ArrayNode names = one.putArray("categories");
      categories.forEach(names::add);
    }
    return list;
  }

  private static String category(CorpusListing.RatedFile clip) {
    String category = clip.category();
    return category == null ? "" : category;
  }

  private CorpusListing corpus(Context context) {
    return corpora.get(Query.index(context, "corpus", corpora.size(), "corpus"));
  }

  private void clips(Context context) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (CorpusListing.RatedFile clip : corpus(context).clips()) {
      Path file = clip.file();
      ObjectNode one = list.addObject();
      one.put("id", clip.id()).put("category", clip.category());
      one.put("arousal", AnalysisJson.rounded(clip.arousal()));
      one.put("valence", AnalysisJson.rounded(clip.valence()));
      one.put("start", AnalysisJson.rounded(clip.start()));
      if (Double.isNaN(clip.end())) {
        one.putNull("end");
      } else {
        one.put("end", AnalysisJson.rounded(clip.end()));
      }
      one.put("audio", file != null && Files.isRegularFile(file));
    }
    Json.send(context, 200, list);
  }

  private void audio(Context context) throws IOException {
    List<CorpusListing.RatedFile> clips = corpus(context).clips();
    CorpusListing.RatedFile clip = clips.get(Query.index(context, "clip", clips.size(), "clip"));
    Path file = clip.file();
    if (file == null || !Files.isRegularFile(file)) {
      throw Refusal.notFound("the clip %s has no audio here".formatted(clip.id()));
    }
    AudioContent.send(context, file);
  }
}
