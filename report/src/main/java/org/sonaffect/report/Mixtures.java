package org.sonaffect.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sonaffect.study.Mixture;

/** Labels of training mixtures in words. */
final class Mixtures {
  private Mixtures() {}

  /**
   * {@code music:1+sounds:0.5} as {@code music + 50 % of sounds}; complementary mixtures as {@code
   * 25 % of music + 75 % of sounds, one size}.
   */
  static String words(String train) {
    if (Shares.complementary(train)) {
      return words(Shares.sum(train)) + ", one size";
    }
    List<String> parts = new ArrayList<>();
    for (String part : train.split("\\+")) {
      int colon = part.lastIndexOf(':');
      String name = colon < 0 ? part : part.substring(0, colon);
      double share = colon < 0 ? 1 : Double.parseDouble(part.substring(colon + 1));
      parts.add(
          share == 1 ? name : String.format(Locale.ROOT, "%s %% of %s", percent(share), name));
    }
    return String.join(" + ", parts);
  }

  /**
   * Whether a study joins corpora and trains on one of them alone besides.
   *
   * @param study of results.json
   */
  static boolean besideAlone(JsonNode study) {
    Set<String> labels = new LinkedHashSet<>();
    study.path("mixtures").forEach(label -> labels.add(label.asText()));
    return labels.stream()
        .filter(label -> !Shares.complementary(label))
        .filter(label -> Mixture.corporaOf(label).size() > 1)
        .anyMatch(
            label ->
                Mixture.corporaOf(label).stream()
                    .anyMatch(name -> Shares.of(label, name) == 1 && labels.contains(name + ":1")));
  }

  /** A label as part of a file name: {@code music-1-sounds-0-5}. */
  static String stem(String train) {
    return train.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
  }

  /** A share in percent, a decimal only where there is one. */
  static String percent(double share) {
    double percent = share * 100;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f", percent)
        : String.format(Locale.ROOT, "%.1f", percent);
  }
}
