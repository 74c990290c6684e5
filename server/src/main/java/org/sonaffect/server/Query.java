package org.sonaffect.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.Seconds;

/** The options that a request names in its query. */
final class Query {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})([eE][-+]?\\d{1,2})?");

  private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private static final List<String> CURVE =
      List.of("name", "window", "hop", "domain", "model", "features");

  /** Those of the calls that look at them. */
  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          "POST /api/v1/predictions", CURVE,
          "POST /api/v1/jobs", CURVE,
          "POST /api/v1/batches", CURVE,
          "POST /api/v1/moments", List.of("name", "start", "end", "domain", "model"),
          "POST /api/v1/features", List.of("name", "format"),
          "POST /api/v1/calibrations", List.of(),
          "GET /api/v1/batches", List.of("ids"),
          "GET /api/v1/jobs/{id}", List.of("wait"));

  /** Seconds that a call may wait for a job. */
  private static final double LONGEST_WAIT = 10;

  private Query() {}

  /**
   * {@code window} (seconds, {@code 0} or {@code auto}), {@code hop}, {@code domain}, {@code model}
   * and {@code features}.
   */
  static CurveRequest curve(Context context) {
    String window = context.queryParam("window");
    boolean auto = "auto".equals(window);
    double seconds = auto ? Double.NaN : number(window, "window", 0);
    String hop = context.queryParam("hop");
    if (hop != null && !hop.isEmpty() && !(seconds > 0)) {
      throw Refusal.badRequest(
          "hop is \"%s\" without a window in seconds, expected both, as in window=2&hop=1"
              .formatted(Uploads.shown(hop)));
    }
    return new CurveRequest(
        seconds,
        auto ? 0 : number(hop, "hop", seconds),
        text(context, "domain"),
        text(context, "model"),
        truth(context, "features"));
  }

  private static boolean truth(Context context, String name) {
    String text = context.queryParam(name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw Refusal.badRequest(
        "%s is \"%s\", expected true or false".formatted(name, Uploads.shown(text)));
  }

  /** {@code start}, {@code end} (seconds) and {@code domain}. */
  static CurveRequest.Moment moment(Context context) {
    double start = number(context.queryParam("start"), "start", 0);
    return new CurveRequest.Moment(
        start,
        number(context.queryParam("end"), "end", 0),
        text(context, "domain"),
        text(context, "model"));
  }

  /** {@code wait}: seconds, 0 where it is not given. */
  static double wait(Context context) {
    double seconds = number(context.queryParam("wait"), "wait", 0);
    if (seconds > LONGEST_WAIT) {
      throw Refusal.badRequest(
          "wait is %s s, expected at most %s"
              .formatted(Seconds.of(seconds), Seconds.of(LONGEST_WAIT)));
    }
    return seconds;
  }

  private static @Nullable String text(Context context, String name) {
    String text = context.queryParam(name);
    return text == null || text.isEmpty() ? null : text;
  }

  /**
   * Refuses an option that the call does not have, or that is named twice; a call of which nothing
   * can be asked takes any.
   *
   * @param call its method and path, as the API describes it
   */
  static void check(Context context, String call) {
    List<String> known = OPTIONS.get(call);
    if (known == null) {
      return;
    }
    if (BROKEN.matcher(String.valueOf(context.queryString())).find()) {
      throw Refusal.badRequest(
          "the query has a % without two hexadecimal digits after it, expected %25 for a %");
    }
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                throw Refusal.badRequest(
                    "there is no option \"%s\" here, expected %s"
                        .formatted(
                            Uploads.shown(name),
                            known.isEmpty() ? "none" : String.join(", ", known)));
              }
              if (values.size() > 1) {
                throw Refusal.badRequest(
                    "%s is given %d times, expected once".formatted(name, values.size()));
              }
            });
  }

  private static double number(@Nullable String text, String name, double otherwise) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    if (!NUMBER.matcher(text).matches()) { // Java's own numbers may be 1d or 0x1p3
      throw Refusal.badRequest(
          "%s is \"%s\", expected a number of seconds".formatted(name, Uploads.shown(text)));
    }
    return Double.parseDouble(text);
  }

  /** A place in a list, named in the path. */
  static int index(Context context, String parameter, int size, String what) {
    String text = context.pathParam(parameter);
    if (text.matches("\\d{1,9}") && Integer.parseInt(text) < size) {
      return Integer.parseInt(text);
    }
    throw Refusal.notFound(
        "no %s \"%s\", there are %d, numbered from 0".formatted(what, Uploads.shown(text), size));
  }
}
