package org.sonaffect.cli.command;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a cluster that cannot be meant, or is not there. */
final class MasterUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"local", "local[2]", "local[*]", "local[2, 4]", "yarn", "k8s://https://h:6443"})
  void whatIsNoStandaloneClusterIsLeftToSpark(String url) throws Exception {
    new MasterUrl(url).check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "local[x]",
        "mesos://h:5050",
        "http://h",
        "spark://",
        "spark://h",
        "spark://h:x"
      })
  void whatIsNoAddressIsWrongUsage(String url) {
    String said = assertThrows(UsageError.class, new MasterUrl(url)::check).getMessage();
    assertTrue(said.startsWith("--master is " + url + ", expected "), said);
  }

  @Test
  void aMasterThatIsDownOrUnknownIsSaidAtOnce() throws Exception {
    String live;
    String dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      live = "127.0.0.1:" + socket.getLocalPort();
      dead = live;
      new MasterUrl("spark://" + live).check();
      new MasterUrl("spark://nowhere.invalid:7077," + live).check();
    }
    String said =
        assertThrows(IOException.class, new MasterUrl("spark://" + dead)::check).getMessage();
    assertTrue(said.startsWith("no Spark master answers at " + dead + ": "), said);
    MasterUrl unknown = new MasterUrl("spark://nowhere.invalid:7077");
    said = assertThrows(IOException.class, unknown::check).getMessage();
    assertTrue(said.endsWith("nowhere.invalid:7077: the host is not known"), said);
  }
}
