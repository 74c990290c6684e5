package org.sonaffect.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration of the AutoML, {@code family=svr;kernel=rbf;svr.c=1;scaling=standard}, as a
 * phrase: what is fitted, with which settings, on which form of the features. Settings that are off
 * are not spoken of.
 */
public final class ConfigurationText {
  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("ridge", "ridge"),
          Map.entry("kernel-ridge", "kernel ridge"),
          Map.entry("multi-kernel", "multiple-kernel ridge"),
          Map.entry("gaussian-process", "Gaussian process"),
          Map.entry("svr", "SVR"),
          Map.entry("elastic-net", "elastic net"),
          Map.entry("bayesian-ridge", "Bayesian ridge"),
          Map.entry("ard", "ARD"),
          Map.entry("pls", "partial least squares"),
          Map.entry("knn", "k nearest neighbours"),
          Map.entry("mlp", "multilayer perceptron"),
          Map.entry("decision-tree", "decision tree"),
          Map.entry("random-forest", "random forest"),
          Map.entry("extra-trees", "extra trees"),
          Map.entry("histogram-boosting", "histogram boosting"),
          Map.entry("adaboost-r2", "AdaBoost.R2"));

  private static final Map<String, String> SCALINGS =
      Map.of(
          "standard", "standardised",
          "rank-gauss", "ranks to normal",
          "signed-log", "signed log",
          "robust", "scaled by quartiles",
          "none", "unscaled");

  private ConfigurationText() {}

  /** A family of regressors. */
  public static String family(String name) {
    return FAMILIES.getOrDefault(name, name.replace('-', ' '));
  }

  /** The phrase. */
  public static String of(String configuration) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String part : configuration.split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        settings.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    String family = settings.getOrDefault("family", "");
    List<String> phrases = new ArrayList<>();
    phrases.add(family(family) + inBrackets(settings, family));
    if (settings.containsKey("kernel")) {
      phrases.add(settings.get("kernel") + " kernel" + inBrackets(settings, "kernel"));
    }
    String scaling = settings.getOrDefault("scaling", "none");
    String clip = settings.containsKey("clip") ? ", clipped at " + settings.get("clip") : "";
    boolean byCorpus = settings.getOrDefault("by-domain", "no").equals("yes");
    phrases.add(
        SCALINGS.getOrDefault(scaling, scaling) + (byCorpus ? " within each corpus" : "") + clip);
    if (!settings.getOrDefault("balance", "0").equals("0")) {
      phrases.add("corpora balanced by " + settings.get("balance"));
    }
    if (!settings.getOrDefault("view", "all").equals("all")) {
      phrases.add("features: " + settings.get("view"));
    }
    String selection = settings.getOrDefault("selection", "all");
    if (!selection.equals("all")) {
      phrases.add(selection + " selection" + inBrackets(settings, "selection"));
    }
    String embedding = settings.getOrDefault("embedding", "none");
    if (!embedding.equals("none")) {
      String scores = embedding.equals("pls") ? "scores" : embedding;
      phrases.add("projected by " + embedding + inBrackets(settings, scores));
    }
    return String.join("; ", phrases);
  }

  /** The settings that begin with a name. */
  private static String inBrackets(Map<String, String> settings, String name) {
    List<String> own = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(name + ".") && !value.equals("no") && !value.equals("none")) {
            String word = key.substring(name.length() + 1);
            own.add(
                switch (value) {
                  case "yes" -> word;
                  case "loo" -> word + " by leave-one-out";
                  default -> word + " " + value;
                });
          }
        });
    return own.isEmpty() ? "" : " (" + String.join(", ", own) + ")";
  }
}
