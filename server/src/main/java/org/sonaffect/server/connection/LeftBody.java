package org.sonaffect.server.connection;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;

/**
 * What a client still sends when its request is refused already. Most clients read the answer only
 * once they have sent everything; a connection that is closed before resets, and the reason is
 * lost. So the rest is read and dropped, for a short while and for a few clients at a time.
 */
public final class LeftBody {
  private static final int AT_ONCE = 16;
  private static final long WAIT_MILLIS = 500;
  private static final long MOST_NANOS = 3_000_000_000L;
  private static final long SILENCE_MILLIS = 1000;
  private static final long MOST_BYTES = 1L << 30;

  private static final Semaphore PLACES = new Semaphore(AT_ONCE);

  private LeftBody() {}

  /** Reads and drops it; returns early for a client that asks before it sends. */
  public static void hear(Context context) {
    if (context.req().getHeader("Expect") != null) {
      return; // this client asks before it sends
    }
    try {
      if (!PLACES.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      heard(context);
    } catch (IOException e) {
      // It has gone, or fell silent.
    } finally {
      PLACES.release();
    }
  }

  private static void heard(Context context) throws IOException {
    Object connection = context.req().getAttribute(SlowConnections.CONNECTION);
    if (connection instanceof Connection wire) {
      wire.getEndPoint().setIdleTimeout(SILENCE_MILLIS); // it is closed afterwards anyway
    }
    long end = System.nanoTime() + MOST_NANOS;
    long left = MOST_BYTES;
    byte[] piece = new byte[1 << 16];
    InputStream in = context.req().getInputStream();
    int got;
    while (left > 0 && System.nanoTime() < end && (got = in.read(piece)) >= 0) {
      left -= got;
    }
  }
}
