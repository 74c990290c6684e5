package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.CorpusListing;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.manifest.TableSource;

/**
 * The corpora that were named when the server began: their clips, ratings and audio. Files are
 * reached by their number in the list, never by a path from outside. A corpus may be a stranger's:
 * only what lies below the folder of its manifest, or below a folder allowed by the person who
 * started the server, is read or handed out.
 */
record CorpusLibrary(List<Served> corpora) {
  /** A corpus, and the folders that its audio may come from. */
  private record Served(CorpusListing listing, ServedFolders folders) {}

  /**
   * Reads manifests and ratings.
   *
   * @throws IOException where a manifest cannot be read or its tables lie outside the folders
   */
  static CorpusLibrary read(List<Path> manifests, List<Path> allowed) throws IOException {
    ServedFolders everywhere = ServedFolders.of(allowed);
    List<Served> corpora = new ArrayList<>();
    for (Path file : manifests) {
      try {
        Manifest manifest = Manifest.read(file);
        ServedFolders folders = everywhere.and(file);
        within(folders, file, "path", manifest.root());
        for (TableSource table : manifest.tables()) {
          within(folders, file, manifest.joined() ? "tables" : "clips", table.file());
        }
        CorpusListing listing = CorpusLoader.listing(file);
        long outside = listing.clips().stream().filter(c -> folders.outside(c.file())).count();
        if (outside > 0) {
          System.err.println(
              "sonaffect: %s: %d of %d clips lie outside the folder of the manifest and cannot be played; --allow-audio FOLDER allows another folder"
                  .formatted(file, outside, listing.clips().size()));
        }
        corpora.add(new Served(listing, folders));
      } catch (CorpusException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    return new CorpusLibrary(corpora);
  }

  private static void within(ServedFolders folders, Path manifest, String key, @Nullable Path named)
      throws IOException {
    if (folders.outside(named)) {
      throw new IOException(
          "%s: %s is %s, which lies outside the folder of the manifest; --allow-audio FOLDER allows another folder"
              .formatted(manifest, key, named));
    }
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/v1/corpora", context -> Json.send(context, 200, list()));
    routes.get("/api/v1/corpora/{corpus}/clips", this::clips);
    routes.get("/api/v1/corpora/{corpus}/clips/{clip}/audio", this::audio);
  }

  private ArrayNode list() {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Served served : corpora) {
      CorpusListing corpus = served.listing();
      ObjectNode one = list.addObject();
      one.put("name", corpus.name()).put("domain", corpus.domain());
      one.put("synthetic", corpus.synthetic()).put("licence", corpus.licence());
      one.put("clips", corpus.clips().size());
      TreeSet<String> categories = new TreeSet<>();
      corpus.clips().forEach(clip -> categories.add(category(clip)));
      categories.remove("");
      categories.forEach(one.putArray("categories")::add);
    }
    return list;
  }

  private static String category(Item clip) {
    String category = clip.category();
    return category == null ? "" : category;
  }

  private Served corpus(Context context) {
    return corpora.get(Query.index(context, "corpus", corpora.size(), "corpus"));
  }

  private void clips(Context context) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    Served corpus = corpus(context);
    for (Item clip : corpus.listing().clips()) {
      ObjectNode one = list.addObject();
      one.put("id", clip.id()).put("category", clip.category());
      one.put("arousal", AnalysisJson.rounded(clip.arousal()));
      one.put("valence", AnalysisJson.rounded(clip.valence()));
      one.set("start", AnalysisJson.seconds(clip.start()));
      if (Double.isNaN(clip.end())) {
        one.putNull("end");
      } else {
        one.set("end", AnalysisJson.seconds(clip.end()));
      }
      one.put("audio", corpus.folders().file(clip.file()) != null);
    }
    Json.send(context, 200, list);
  }

  private void audio(Context context) throws IOException {
    Served corpus = corpus(context);
    List<Item> clips = corpus.listing().clips();
    Item clip = clips.get(Query.index(context, "clip", clips.size(), "clip"));
    Path file = corpus.folders().audio(clip.file());
    if (file == null) {
      throw Refusal.notFound("the clip %s has no audio here".formatted(clip.id()));
    }
    AudioContent.send(context, file);
  }
}
