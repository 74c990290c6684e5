package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.describe.CorpusDescription;
import org.sonaffect.corpus.describe.DescribedClip;
import org.sonaffect.corpus.describe.Sound;
import org.sonaffect.corpus.known.KnownDataSet;

/** A corpus as JSON; what is unknown is absent. */
public final class CorpusJson {
  private CorpusJson() {}

  /** A description. */
  public static ObjectNode of(CorpusDescription corpus) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", corpus.name());
    CorpusDescription.About about = corpus.about();
    if (about != null) {
      json.put("domain", about.domain()).put("format", about.format());
      json.putArray("scale").add(about.scale().low()).add(about.scale().high());
      json.put("synthetic", about.synthetic());
      text(json, "licence", about.licence());
      if (about.raters() > 0) {
        json.put("raters", about.raters());
      }
    }
    json.put("usable", corpus.usable().size()).put("left_out", corpus.leftOut());
    new CorpusTables(corpus)
        .ceilings()
        .forEach(c -> json.withObject("/ceiling").put(c.target(), c.r2()));
    sets(json.putArray("duplicates"), corpus.duplicates());
    sets(json.putArray("near_duplicates"), corpus.nearDuplicates());
    problems(json.putArray("problems"), corpus.problems());
    problems(json.putArray("notes"), corpus.notes());
    ArrayNode clips = json.putArray("clips");
    corpus.clips().forEach(clip -> clips.add(clip(clip)));
    return json;
  }

  private static void sets(ArrayNode into, List<List<DescribedClip>> sets) {
    for (List<DescribedClip> set : sets) {
      ArrayNode ids = into.addArray();
      set.forEach(clip -> ids.add(clip.item().id()));
    }
  }

  private static void problems(ArrayNode into, List<Problem> problems) {
    for (Problem problem : problems) {
      ObjectNode json = into.addObject().put("file", problem.file().toString());
      if (problem.line() > 0) {
        json.put("line", problem.line());
      }
      json.put("message", problem.message());
      json.put("effect", problem.effect().name().toLowerCase(Locale.ROOT));
    }
  }

  private static ObjectNode clip(DescribedClip clip) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", clip.item().id()).put("line", clip.line()).put("usable", clip.usable());
    number(json, "arousal", clip.item().arousal());
    number(json, "valence", clip.item().valence());
    number(json, "arousal_sd", clip.item().arousalSd());
    number(json, "valence_sd", clip.item().valenceSd());
    clip.item().others().forEach((name, value) -> number(json, name, value));
    if (clip.item().raters() > 0) {
      json.put("raters", clip.item().raters());
    }
    text(json, "category", clip.item().category());
    text(json, "group", clip.item().group());
    Sound sound = clip.sound();
    if (sound != null) {
      json.put("seconds", sound.seconds()).put("format", sound.format());
      json.put("sample_rate", sound.sampleRate()).put("channels", sound.channels());
      json.put("peak", sound.peak()).put("silent", sound.silent());
      json.put("clipped_share", sound.clippedShare());
    }
    return json;
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    }
  }

  private static void text(ObjectNode json, String name, @Nullable String text) {
    if (text != null) {
      json.put(name, text);
    }
  }

  /** The data sets that are read as shipped. */
  public static ArrayNode of(List<KnownDataSet> sets) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (KnownDataSet set : sets) {
      json.addObject()
          .put("format", set.format())
          .put("title", set.title())
          .put("what", set.what())
          .put("size", set.size())
          .put("licence", set.licence())
          .put("ask", set.ask())
          .put("source", set.source())
          .put("layout", set.layout())
          .put("manifest", set.manifest())
          .put("command", set.command());
    }
    return json;
  }
}
