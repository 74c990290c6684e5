package org.sonaffect.server;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The options that a request names in its query. */
final class Query {
  private Query() {}

  /** {@code window} (seconds, {@code 0} or {@code auto}), {@code hop} and {@code domain}. */
  static CurveRequest curve(Context context) {
    String window = context.queryParam("window");
    String domain = context.queryParam("domain");
    String named = domain == null || domain.isEmpty() ? null : domain;
    if ("auto".equals(window)) {
      return new CurveRequest(Double.NaN, 0, named);
    }
    double seconds = number(window, "window", 0);
    return new CurveRequest(seconds, number(context.queryParam("hop"), "hop", seconds), named);
  }

  private static double number(@Nullable String text, String name, double otherwise) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (Double.isNaN(value)) {
      throw Refusal.badRequest(
          "%s is \"%s\", expected a number of seconds".formatted(name, Uploads.shown(text)));
    }
    return value;
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
