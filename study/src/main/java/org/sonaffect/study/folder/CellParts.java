package org.sonaffect.study.folder;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.TrainingSet;

/** The parts of a cell as the files of a run folder spell them, each under its own name. */
final class CellParts {
  /** The parts, in the order in which they stand in every file that has them. */
  static final List<String> PARTS =
      List.of("protocol", "control", "repeat", "fold", "test", "train", "model", "target");

  /** The parts of a fit, which has no test corpus. */
  static final List<String> OF_FIT = PARTS.stream().filter(part -> !part.equals("test")).toList();

  private static final String ALL = "all";
  private static final String INSIDE = "inside ";

  private CellParts() {}

  /** One of {@link #PARTS}. */
  static String of(Cell cell, String part) {
    return switch (part) {
      case "protocol" -> cell.protocol().word();
      case "control" -> cell.control().label();
      case "repeat" -> Integer.toString(cell.repeat());
      case "fold" ->
          cell.fold() == Cell.ALL
              ? ALL
              : cell.outside() >= 0 ? INSIDE + cell.outside() : Integer.toString(cell.fold());
      case "test" -> cell.test();
      case "train" -> cell.train().label();
      case "model" -> cell.model();
      case "target" -> cell.target();
      default -> throw new IllegalArgumentException("no part of a cell: " + part);
    };
  }

  /**
   * Reads a cell.
   *
   * @param parts those that the file tells; of the others the cell tells nothing apart
   * @param text of each of them
   * @throws StudyException naming the part that cannot be read
   */
  static Cell parse(List<String> parts, UnaryOperator<String> text) {
    return new Cell(
        Protocol.parse(text.apply("protocol")),
        parts.contains("control") ? Control.parse(text.apply("control")) : Control.NONE,
        parts.contains("repeat") ? number("repeat", text.apply("repeat")) : Cell.ALL,
        parts.contains("fold") ? fold(text.apply("fold")) : Cell.ALL,
        parts.contains("test") ? text.apply("test") : Cell.EVERY,
        parts.contains("train") ? TrainingSet.parse(text.apply("train")) : TrainingSet.ANY,
        parts.contains("model") ? text.apply("model") : Cell.EVERY,
        parts.contains("target") ? text.apply("target") : Cell.EVERY);
  }

  private static int fold(String text) {
    if (text.equals(ALL)) {
      return Cell.ALL;
    }
    return text.startsWith(INSIDE)
        ? Cell.ALL - 1 - number("fold", text.substring(INSIDE.length()))
        : number("fold", text);
  }

  private static int number(String part, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StudyException("%s is %s, expected a whole number".formatted(part, text), e);
    }
  }
}
