package org.sonaffect.automl.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.random.Seeds;

/** What two searches must share for one to use the evaluations of the other. */
final class SearchIdentity {
  private SearchIdentity() {}

  static String of(
      Task task,
      Space space,
      List<Point> portfolio,
      AutoMlOptions options,
      Seeds seeds,
      long memoryBytes) {
    StringBuilder text = new StringBuilder();
    text.append(task.identity()).append('\n').append(space.identity()).append('\n');
    portfolio.forEach(point -> text.append(point.text()).append('\n'));
    text.append(options.batch())
        .append(options.halving())
        .append(options.look())
        .append('\n')
        .append(seeds.value());
    // Which trials are too large to be fitted.
    text.append('\n').append(memoryBytes);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
