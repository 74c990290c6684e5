package org.sonaffect.app.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a client still sends when its request is refused already. Most clients hear the answer only
 * once they have said all; a connection that is closed before resets, and the reason is lost. So
 * the rest is heard, for a short while, and forgotten.
 */
final class LeftBody {
  private static final long MOST_NANOS = 3_000_000_000L;
  private static final long MOST_BYTES = 1L << 30;

  private LeftBody() {}

  static void hear(Context context) {
    if (context.req().getHeader("Expect") != null) {
      return; // this client asks before it sends
    }
    long end = System.nanoTime() + MOST_NANOS;
    long left = MOST_BYTES;
    byte[] piece = new byte[1 << 16];
    try {
      InputStream in = context.req().getInputStream();
      int got;
      while (left > 0 && System.nanoTime() < end && (got = in.read(piece)) >= 0) {
        left -= got;
      }
    } catch (IOException e) {
      // It has gone, or fell silent.
    }
  }
}
