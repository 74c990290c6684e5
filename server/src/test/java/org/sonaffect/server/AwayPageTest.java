package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;

/** A page whose server ends, comes back as another, is silent or refuses. */
final class AwayPageTest extends InBrowser {
  private static Path hum;
  private static Path rising;

  @BeforeAll
  static void start() throws IOException {
    open(Served.in(state()));
    hum = Files.write(folder.resolve("hum.wav"), Sounds.hum(3));
    rising = Files.write(folder.resolve("rising tone.wav"), Sounds.rising(6));
  }

  @BeforeEach
  void open() {
    page.openEmpty(served.address());
  }

  @Override
  void theBrowserHasNothingToComplainOf() {} // it complains of what fails here on purpose

  @Test
  void aServerThatStartsAnewUnderAnOpenPageIsWaitedFor() throws Exception {
    Path state = folder.resolve("restarted");
    Served first = Served.in(state);
    int port = first.server.port();
    try {
      page.openEmpty(first.address());
      first.analyst.hold();
      page.upload(hum);
      browser.until("at work", () -> browser.text("#files").contains("listening"));
    } finally {
      first.server.close();
    }
    browser.until("away", () -> browser.text("#files").contains("the server is away"));
    page.upload(rising);
    try (Served second = Served.with(options(state, port, Set.of()))) {
      page.done(2);
      assertEquals(2, browser.all("#table tbody tr").size());
    } finally {
      first.analyst.release();
    }
    browser.log(); // the browser tells of the requests that met no server
    browser.driver.get("about:blank");
  }

  @Test
  void aServerThatTakesARequestAndSaysNothingIsAway() {
    served.analyst.hold();
    page.upload(hum);
    browser.until("at work", () -> browser.text("#files").contains("listening"));
    browser.script(
        """
        const [real, later] = [window.fetch, window.setTimeout];
        window.setTimeout = (run, wait) => later(run, wait / 20);
        window.fetch = (path, options) => new Promise((_, reject) =>
          options?.signal?.addEventListener('abort', () => reject(options.signal.reason)));
        window.heal = () => Object.assign(window, {fetch: real, setTimeout: later});
        """);
    browser.until("away", () -> browser.text("#files").contains("the server is away"));
    browser.script("window.heal()");
    served.analyst.release();
    page.done(1);
  }

  @Test
  void aServerThatComesBackWithAnotherModelSaysSo() throws Exception {
    Path state = folder.resolve("other model");
    Served first = Served.in(state);
    String address = first.address();
    int port = first.server.port();
    try {
      page.openEmpty(address);
      page.upload(hum);
      page.done(1);
      assertFalse(browser.at(".foreign").isDisplayed());
    } finally {
      first.server.close();
    }
    try (SonaffectServer second =
        SonaffectServer.start(BuiltInModel.DEMO.read(), options(state, port, Set.of()))) {
      page.upload(rising);
      browser.until("told", () -> browser.text(".foreign").contains("now has another model"));
      page.done(2);
      browser.at(".foreign button").click();
      browser.until(
          "told of the old one",
          () -> browser.text(".foreign").contains("1 file was judged by another model: “test”"));
      browser.at("#judge-again").click();
      browser.until("all of one model", () -> !browser.at(".foreign").isDisplayed());
      page.done(2);
      browser.log();
      browser.driver.get("about:blank");
    }
  }

  private static void giveToken(String token) {
    browser.until("the question", () -> browser.at("#token").isDisplayed());
    browser.at("#token").sendKeys(token);
    browser.at(".token button").click();
    browser.until("no question", () -> browser.all("#token").isEmpty());
  }

  @Test
  void aTokenThatIsGoneIsAskedForAgainAndTheWorkGoesOn() throws Exception {
    String token = "a token that is long enough".replace(' ', '-');
    Sharing sharing = new Sharing(Tokens.of(token, null), false, 0, null, "", Set.of());
    try (Served shared = Served.shared(folder.resolve("with token"), sharing)) {
      browser.driver.get(shared.address());
      giveToken(token);
      browser.until("the plane", () -> browser.all("circle.reference").size() == 150);
      browser.driver.manage().deleteAllCookies();
      page.upload(hum, rising);
      giveToken(token);
      page.done(2);
      browser.log();
      browser.driver.get("about:blank");
    }
  }

  @Test
  void aServerThatWasAskedTooOftenIsAskedLater() {
    browser.script(
        """
        const real = window.fetch;
        let asked = 0;
        window.fetch = (path, ...more) => String(path).includes('jobs/') && asked++ < 2
          ? Promise.resolve(new Response('{}', {status: 429, headers: {'Retry-After': '1'}})) : real(path, ...more);
        """);
    page.upload(hum);
    browser.until("held", () -> browser.text("#files").contains("the server is busy"));
    page.done(1);
  }

  static ServeOptions options(Path state, int port, Set<String> names) {
    ServeOptions any = Served.options(state, Served.LIMITS, List.of(), List.of());
    return new ServeOptions(
        any.host(),
        port,
        names,
        any.proxies(),
        state,
        List.of(),
        List.of(),
        List.of(),
        any.limits(),
        any.version(),
        any.sharing());
  }

  @Test
  void aVisitorOfAnotherMachineReadsWhereTheFilesGo() throws Exception {
    assertTrue(browser.text(".intake").contains("Everything stays on this machine."));
    Path state = folder.resolve("shared");
    try (Served other = Served.with(options(state, 0, Set.of("studio.test")))) {
      page.openEmpty("http://studio.test:%d/".formatted(other.server.port()));
      assertFalse(browser.text(".intake").contains("this machine"));
      assertTrue(browser.text(".intake").contains("They are sent to the server studio.test."));
      page.upload(hum);
      page.done(1);
      page.reload(); // an origin that browsers do not call secure keeps its session too
      page.done(1);
      browser.log(); // the browser tells that HTTP is no secure origin
      browser.driver.get("about:blank");
    }
  }
}
