package org.sonaffect.study.model;

import java.util.ArrayList;
import java.util.List;

/** A model card for a terminal. */
final class CardText {
  private static final int WIDTH = 100;

  private CardText() {}

  static String of(ModelCard card) {
    StringBuilder text = new StringBuilder(clean(card.name()) + "\n");
    for (CardSection section : CardSection.of(card)) {
      text.append('\n').append(section.heading()).append("\n\n");
      section.sentences().forEach(sentence -> wrap(clean(sentence), text));
      table(section, text);
    }
    return text.toString();
  }

  private static void table(CardSection section, StringBuilder text) {
    if (section.rows().isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(section.header());
    lines.addAll(section.rows());
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder("  ");
      for (int c = 0; c < line.size(); c++) {
        int column = c;
        int width = lines.stream().mapToInt(l -> clean(l.get(column)).length()).max().orElse(0);
        String cell = clean(line.get(c));
        padded.append(cell).append(" ".repeat(width - cell.length() + 2));
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
  }

  private static void wrap(String sentence, StringBuilder text) {
    StringBuilder line = new StringBuilder("  ");
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder("  ");
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /** A model file may come from a stranger: nothing of it steers a terminal. */
  static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
