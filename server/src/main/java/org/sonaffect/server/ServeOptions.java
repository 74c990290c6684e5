package org.sonaffect.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sonaffect.server.access.Sharing;

/**
 * What a server serves, and where.
 *
 * @param host address to listen on
 * @param port from 0; 0 is any free one
 * @param names hosts by name that requests may be for, besides localhost and addresses
 * @param proxies addresses of proxies whose X-Forwarded-For is believed
 * @param state folder for jobs and uploads; one server at a time
 * @param corpora manifests, for the browser of corpora
 * @param audio folders that clips of a corpus may lie in, besides the one of its manifest
 * @param runs folders of finished runs, for their reports
 * @param sharing how it is shared with others
 */
public record ServeOptions(
    String host,
    int port,
    Set<String> names,
    Set<String> proxies,
    Path state,
    List<Path> corpora,
    List<Path> audio,
    List<Path> runs,
    Limits limits,
    String version,
    Sharing sharing) {
  /** Copies the lists. */
  public ServeOptions {
    names = Set.copyOf(names);
    proxies = Set.copyOf(proxies);
    corpora = List.copyOf(corpora);
    audio = List.copyOf(audio);
    runs = List.copyOf(runs);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port is " + port + ", expected one from 0 to 65535");
    }
  }
}
