package org.sonaffect.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test may say anything, as slowly as it likes. */
final class Wire implements Closeable {
  private final Socket socket;

  Wire(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
  }

  /** Sends text; false where the other side has hung up. */
  boolean say(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** All that comes until the other side hangs up; empty where it only hung up. */
  String hear() {
    StringBuilder heard = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      byte[] piece = new byte[4096];
      int got;
      while ((got = in.read(piece)) >= 0) {
        heard.append(new String(piece, 0, got, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      // Reset instead of closed: it hung up all the same.
    }
    return heard.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
