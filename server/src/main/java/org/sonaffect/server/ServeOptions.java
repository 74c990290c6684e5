package org.sonaffect.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.Sharing;

/**
 * What a server serves, and where.
 *
 * @param host address to listen on
 * @param port from 0; 0 is any free one
 * @param names hosts by name that requests may be for, besides localhost and addresses
 * @param proxies those whose X-Forwarded-For is believed
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
    Proxies proxies,
    Path state,
    List<Path> corpora,
    List<Path> audio,
    List<Path> runs,
    Limits limits,
    String version,
    Sharing sharing) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(?::(\\d{1,5}))?");

  /** Copies and checks; an IPv6 address may stand in brackets. */
  public ServeOptions {
    host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    names = Set.copyOf(names);
    corpora = List.copyOf(corpora);
    audio = List.copyOf(audio);
    runs = List.copyOf(runs);
    for (String name : names) {
      Matcher parts = NAME.matcher(name);
      if (!parts.matches() || parts.group(1) != null && Integer.parseInt(parts.group(1)) > 65_535) {
        throw new IllegalArgumentException(
            "the allowed host is \"%s\", expected a name, as in sounds.example".formatted(name));
      }
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the port is " + port + ", expected one from 0 to 65535");
    }
  }
}
