package org.sonaffect.automl.search;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log of one JSON object per line, which the caller keeps: a header, then one line for each
 * (trial, split). Predictions are the little-endian bytes of the doubles, target by target, in
 * Base64, so that they are read back as they were. A last line that was torn by a kill is skipped
 * and what it stood for is evaluated again; any other line that cannot be read is an error.
 */
public final class EvaluationLines implements EvaluationLog {
  private static final int FORMAT = 1;
  private static final Pattern HEADER =
      Pattern.compile("\\{\"search\":\"(" + "[^\"\\\\]*)\",\"format\":" + FORMAT + "}");
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"trial\":(\\d{1,9}),\"split\":(-1|\\d{1,9}),\"configuration\":\"([^\"\\\\]*)\","
              + "\"columns\":(\\d{1,9}),\"prepare\":([0-9.]{1,20}),\"fit\":([0-9.]{1,20}),"
              + "\"predict\":([0-9.]{1,20}),\"elapsed\":([0-9.]{1,20}),"
              + "(?:\"targets\":(\\d{1,9}),\"predictions\":\"([A-Za-z0-9+/=]*)\""
              + "|\"failure\":\"([^\"\\\\]*)\")}");

  private final Map<String, Evaluation> known = new HashMap<>();
  private final Consumer<String> sink;
  private @Nullable String header;
  private double elapsed;
  private int count;
  private boolean torn;

  /**
   * A log that continues.
   *
   * @param earlier lines of a run that was cut short, without line ends; may be none
   * @param sink takes each new line, without line end; called by one thread at a time
   * @throws IllegalArgumentException where a line other than the last cannot be read
   */
  public EvaluationLines(List<String> earlier, Consumer<String> sink) {
    this.sink = sink;
    earlier.forEach(this::take);
  }

  /**
   * Takes in the next line of an earlier run; not while anything is searched.
   *
   * @return whether it can be read; if not, it must go before lines are added
   * @throws IllegalArgumentException where the line before could not be read
   */
  public synchronized boolean take(String line) {
    if (torn) {
      throw new IllegalArgumentException("line %d of the log cannot be read".formatted(count));
    }
    Matcher matcher = (count++ == 0 ? HEADER : LINE).matcher(line);
    Evaluation evaluation = null;
    if (matcher.matches()) {
      if (count == 1) {
        header = matcher.group(1);
        return true;
      }
      evaluation = read(matcher);
    }
    if (evaluation == null) {
      torn = true;
      return false;
    }
    elapsed = Math.max(elapsed, evaluation.elapsedSeconds());
    known.put(key(evaluation.trial(), evaluation.configuration(), evaluation.split()), evaluation);
    return true;
  }

  @Override
  public synchronized void begin(String identity) {
    if (header == null) {
      sink.accept("{\"search\":\"" + plain(identity) + "\",\"format\":" + FORMAT + "}");
    } else if (!header.equals(plain(identity))) {
      throw new IllegalArgumentException(
          "the log is of the search %s, this one is %s".formatted(header, plain(identity)));
    }
  }

  @Override
  public synchronized @Nullable Evaluation known(int trial, String configuration, int split) {
    return known.get(key(trial, plain(configuration), split));
  }

  @Override
  public synchronized void record(Evaluation evaluation) {
    sink.accept(line(evaluation));
  }

  @Override
  public synchronized double elapsedSeconds() {
    return elapsed;
  }

  /** The line of an evaluation. */
  static String line(Evaluation e) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "{\"trial\":%d,\"split\":%d,\"configuration\":\"%s\",\"columns\":%d,\"prepare\":%.6f,"
                + "\"fit\":%.6f,\"predict\":%.6f,\"elapsed\":%.3f,",
            e.trial(),
            e.split(),
            plain(e.configuration()),
            e.columns(),
            e.prepareSeconds(),
            e.fitSeconds(),
            e.predictSeconds(),
            e.elapsedSeconds()));
    String failure = e.failure();
    if (failure != null) {
      return line.append("\"failure\":\"").append(plain(failure)).append("\"}").toString();
    }
    int rows = e.predictions()[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(e.predictions().length * rows * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (double[] target : e.predictions()) {
      for (double value : target) {
        bytes.putDouble(value);
      }
    }
    return line.append("\"targets\":")
        .append(e.predictions().length)
        .append(",\"predictions\":\"")
        .append(Base64.getEncoder().encodeToString(bytes.array()))
        .append("\"}")
        .toString();
  }

  /** Null where the predictions are not of whole numbers. */
  private static @Nullable Evaluation read(Matcher line) {
    String failure = line.group(11);
    double[][] predictions = new double[0][];
    if (failure == null) {
      int targets = Integer.parseInt(line.group(9));
      byte[] bytes;
      try {
        bytes = Base64.getDecoder().decode(line.group(10));
      } catch (IllegalArgumentException e) {
        return null;
      }
      if (targets < 1 || bytes.length % (targets * (long) Double.BYTES) != 0) {
        return null;
      }
      predictions = new double[targets][bytes.length / Double.BYTES / targets];
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (double[] target : predictions) {
        for (int i = 0; i < target.length; i++) {
          target[i] = buffer.getDouble();
        }
      }
    }
    return new Evaluation(
        Integer.parseInt(line.group(1)),
        line.group(3),
        Integer.parseInt(line.group(2)),
        Integer.parseInt(line.group(4)),
        Double.parseDouble(line.group(5)),
        Double.parseDouble(line.group(6)),
        Double.parseDouble(line.group(7)),
        Double.parseDouble(line.group(8)),
        predictions,
        failure);
  }

  private static String key(int trial, String configuration, int split) {
    return trial + "/" + split + "/" + configuration;
  }

  /** Text that needs no escape in JSON; a failure's message may hold anything. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                plain.appendCodePoint(
                    c == '"' ? '\'' : c == '\\' ? '/' : Character.isISOControl(c) ? ' ' : c));
    return plain.toString();
  }
}
