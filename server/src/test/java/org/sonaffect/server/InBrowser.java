package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page: a server and a browser for each class, which begins with {@link #open}. */
abstract class InBrowser {
  static final Path PICTURES = Path.of("target", "pictures");

  @TempDir static Path folder;
  static Served served;
  static Browser browser;
  static ListenPage page;

  static Path state() {
    return folder.resolve("state");
  }

  /**
   * @param server closed at the end
   * @param options more options of the browser's command line
   */
  static void open(Served server, String... options) {
    served = server;
    Path downloads = folder.resolve("downloads");
    browser = Browser.open(downloads, options);
    page = new ListenPage(browser, downloads);
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
      browser = null;
    }
    if (served != null) {
      served.close();
      served = null;
    }
  }

  @AfterEach
  void letGo() {
    served.analyst.release();
  }

  @AfterEach
  void theBrowserHasNothingToComplainOf() {
    assertEquals(List.of(), browser.log());
  }
}
