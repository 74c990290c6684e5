package org.sonaffect.server.connection;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;

/**
 * The connections that are open. Jetty forgets one that it accepts while it stops: nobody serves or
 * closes it, and its client would wait for ever. So whatever is left is closed at the end.
 */
public final class Accepted implements SelectorManager.AcceptListener, AutoCloseable {
  private final Set<SelectableChannel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  @Override
  public void onAccepting(SelectableChannel channel) {
    open.add(channel);
    if (ended) {
      close();
    }
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    open.remove(channel);
  }

  @Override
  public void onClosed(SelectableChannel channel) {
    open.remove(channel);
  }

  /** Closes what is open, and what is accepted from now on. */
  @Override
  public void close() {
    ended = true;
    for (SelectableChannel channel : open) {
      try {
        channel.close();
      } catch (IOException e) {
        // It is gone.
      }
      open.remove(channel);
    }
  }
}
