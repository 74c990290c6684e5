package org.sonaffect.report.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.folder.FoldTable;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.Rule;

/** Folds of any program, as a table: whether each clip has one fold, and no group has two. */
public final class FoldAudit {
  private FoldAudit() {}

  /** What is wrong with the folds of a CSV with columns {@code id,fold[,group]}. */
  public static List<Finding> of(Path file) {
    FoldTable table = FoldTable.read(file);
    List<Finding> findings = new ArrayList<>();
    Map<Integer, List<FoldTable.Entry>> repeats = repeats(table);
    repeats.forEach(
        (repeat, entries) -> {
          String place = place(repeat, repeats.size());
          once(entries, place, findings);
          parted(
              entries,
              FoldTable.Entry::hash,
              Rule.SAME_CONTENT_IN_TRAINING,
              place + "%d contents are in more than one fold",
              findings);
          parted(
              entries,
              FoldTable.Entry::group,
              Rule.GROUP_PARTED,
              place + "%d groups are split by the folds",
              findings);
        });
    missing(repeats, findings);
    return findings;
  }

  /** Whether every clip has one fold in every repetition. */
  static List<Finding> rows(FoldTable table) {
    List<Finding> findings = new ArrayList<>();
    Map<Integer, List<FoldTable.Entry>> repeats = repeats(table);
    repeats.forEach((repeat, entries) -> once(entries, place(repeat, repeats.size()), findings));
    missing(repeats, findings);
    return findings;
  }

  private static Map<Integer, List<FoldTable.Entry>> repeats(FoldTable table) {
    return table.entries().stream()
        .collect(Collectors.groupingBy(FoldTable.Entry::repeat, TreeMap::new, Collectors.toList()));
  }

  private static String place(int repeat, int repeats) {
    return repeats > 1 ? "repetition %d: ".formatted(repeat) : "";
  }

  private static void missing(Map<Integer, List<FoldTable.Entry>> repeats, List<Finding> findings) {
    Set<String> all = new TreeSet<>();
    repeats.values().forEach(entries -> entries.forEach(entry -> all.add(name(entry))));
    repeats.forEach(
        (repeat, entries) -> {
          Set<String> missing = new TreeSet<>(all);
          entries.forEach(entry -> missing.remove(name(entry)));
          Finding.add(
              findings,
              Rule.ROWS_MISSING,
              missing.size(),
              place(repeat, repeats.size())
                  + "%d clips have no fold, though other repetitions have them",
              missing);
        });
  }

  private static void once(List<FoldTable.Entry> entries, String place, List<Finding> findings) {
    Map<String, Set<String>> folds = new HashMap<>();
    Set<String> sameFold = new TreeSet<>();
    for (FoldTable.Entry entry : entries) {
      if (!folds.computeIfAbsent(name(entry), n -> new TreeSet<>()).add(entry.fold())) {
        sameFold.add(name(entry));
      }
    }
    Set<String> several = new TreeSet<>();
    folds.forEach(
        (name, in) -> {
          if (in.size() > 1) {
            several.add(name);
          }
        });
    Finding.add(
        findings,
        Rule.TEST_ROWS_IN_TRAINING,
        several.size(),
        place + "%d clips are in more than one fold, so they are used for training and testing",
        several);
    Finding.add(
        findings,
        Rule.ID_TWICE,
        sameFold.size(),
        place + "%d clips are in one fold twice",
        sameFold);
  }

  private static void parted(
      List<FoldTable.Entry> entries,
      Function<FoldTable.Entry, @Nullable String> mark,
      Rule rule,
      String message,
      List<Finding> findings) {
    Map<String, Set<String>> folds = new LinkedHashMap<>();
    Map<String, Set<String>> clips = new LinkedHashMap<>();
    for (FoldTable.Entry entry : entries) {
      String key = mark.apply(entry);
      if (key != null) {
        folds.computeIfAbsent(key, k -> new TreeSet<>()).add(entry.fold());
        clips.computeIfAbsent(key, k -> new TreeSet<>()).add(name(entry));
      }
    }
    Set<String> concerned = new TreeSet<>();
    int parted = 0;
    for (Map.Entry<String, Set<String>> entry : folds.entrySet()) {
      Set<String> members = clips.getOrDefault(entry.getKey(), Set.of());
      if (entry.getValue().size() > 1 && members.size() > 1) {
        parted++;
        concerned.addAll(members);
      }
    }
    Finding.add(findings, rule, parted, message, concerned);
  }

  private static String name(FoldTable.Entry entry) {
    return entry.corpus() == null ? entry.id() : entry.corpus() + "/" + entry.id();
  }
}
