package org.sonaffect.model.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelCard;
import org.sonaffect.report.page.Table;

/** A model card for a terminal, without control characters: the model may come from a stranger. */
public final class CardText {
  private static final int WIDTH = 100;

  /** A longer cell stands out of its column, lest one cell of a stranger make all lines long. */
  private static final int WIDEST = 64;

  private CardText() {}

  public static String of(ModelCard card) {
    StringBuilder text = new StringBuilder(PlainText.of(card.name()) + "\n");
    for (CardSection section : CardSection.of(card)) {
      text.append('\n').append(section.heading()).append("\n\n");
      section.sentences().forEach(sentence -> wrap(PlainText.of(sentence), text));
      table(section, text);
    }
    return text.toString();
  }

  private static void table(CardSection section, StringBuilder text) {
    Table table = section.table();
    if (table.rows().isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.header());
    table.rows().forEach(row -> lines.add(row.stream().map(Table.Entry::text).toList()));
    int[] width = new int[table.header().size()];
    for (List<String> line : lines) {
      Arrays.setAll(width, c -> Math.max(width[c], Math.min(WIDEST, line.get(c).length())));
    }
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder("  ");
      for (int c = 0; c < width.length; c++) {
        String cell = PlainText.of(line.get(c));
        padded.append(cell).append(" ".repeat(Math.max(0, width[c] - cell.length()) + 2));
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
}
