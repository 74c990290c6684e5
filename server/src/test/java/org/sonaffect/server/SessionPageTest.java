package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The session of a page outlives the page, its server and its browser tab. */
final class SessionPageTest extends InBrowser {
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

  private static boolean asksBeforeItIsLeft() {
    return (Boolean)
        browser.script(
            "const e = new Event('beforeunload', {cancelable: true});"
                + " window.dispatchEvent(e); return e.defaultPrevented");
  }

  @Override
  void theBrowserHasNothingToComplainOf() {} // it complains of what fails here on purpose

  @Test
  void leavingAsksWhileWorkRunsAndTheWorkIsFoundAgain() {
    assertFalse(asksBeforeItIsLeft());
    int before = served.analyst.calls.get();
    served.analyst.hold();
    page.upload(hum, rising);
    browser.until("at work", () -> browser.text("#files").contains("listening"));
    // What is not sent when the page is left may be lost, or sent again.
    browser.until("both sent", () -> !browser.text("#files").matches("(?s).*(sending|waiting).*"));
    assertTrue(asksBeforeItIsLeft());
    browser.at("h1").click(); // a page that nobody touched may not ask
    page.reload();
    browser.until("both again", () -> page.names().equals(List.of("hum.wav", "rising tone.wav")));
    browser.until("still at work", () -> browser.text("#files").contains("listening"));
    served.analyst.release();
    page.done(2);
    assertFalse(asksBeforeItIsLeft());
    assertEquals(before + 2, served.analyst.calls.get(), "nothing was sent twice");
    assertEquals(List.of(), browser.log());
  }

  @Test
  void aSecondTabGoesOnWhenTheFirstIsClosed() throws Exception {
    int before = served.analyst.calls.get();
    served.analyst.hold();
    page.upload(hum);
    browser.until("at work", () -> browser.text("#files").contains("listening"));
    String first = browser.driver.getWindowHandle();
    browser.driver.switchTo().newWindow(WindowType.TAB);
    String second = browser.driver.getWindowHandle();
    page.open(served.address());
    Thread.sleep(500);
    assertEquals(List.of(), page.names(), "the work of the first tab");
    browser.driver.switchTo().window(first).close();
    browser.driver.switchTo().window(second);
    browser.until("taken over", () -> page.names().equals(List.of("hum.wav")));
    served.analyst.release();
    page.done(1);
    assertEquals(before + 1, served.analyst.calls.get(), "nothing was sent twice");
  }

  @Test
  void whatOneTabRemovesNoOtherTabKeeps() {
    page.upload(hum, rising);
    page.done(2);
    String first = browser.driver.getWindowHandle();
    browser.driver.switchTo().newWindow(WindowType.TAB);
    page.open(served.address());
    page.done(2);
    browser.at("#session-clear").click();
    browser.driver.switchTo().alert().accept();
    String second = browser.driver.getWindowHandle();
    browser.driver.switchTo().window(first);
    browser.until("gone here too", () -> page.names().isEmpty());
    page.reload();
    assertEquals(List.of(), page.names());
    browser.driver.switchTo().window(second).close();
    browser.driver.switchTo().window(first);
  }

  @Test
  void resultsNotesAndAudioSurviveAReload() {
    page.upload(hum, rising);
    page.done(2);
    page.row("rising tone.wav").findElement(By.cssSelector(".pick")).click();
    browser.at("#note").sendKeys("the door of the café");
    page.reload();
    page.done(2);
    page.row("rising tone.wav").findElement(By.cssSelector(".pick")).click();
    assertEquals("the door of the café", browser.at("#note").getDomProperty("value"));
    browser.at("#wave button[aria-label=Play]").click();
    browser.until(
        "it plays",
        () ->
            Double.parseDouble(browser.at("#wave [role=slider]").getDomAttribute("aria-valuenow"))
                > 0.1);
    browser.at("#files button[aria-label='Remove hum.wav']").click();
    browser.until("one", () -> page.names().equals(List.of("rising tone.wav")));
    page.reload();
    page.done(1);
    assertEquals(List.of("rising tone.wav"), page.names());
    assertEquals(List.of(), browser.log());
  }

  /** What the browser has of the first file: the note, and how many ratings. */
  private static final String KEPT =
      """
      return new Promise((done) => indexedDB.databases().then(([base]) => {
        const opened = indexedDB.open(base.name);
        opened.onsuccess = () => {
          const all = opened.result.transaction("entries").objectStore("entries").getAll();
          all.onsuccess = () => {
            opened.result.close();
            done(`${all.result[0].notes} ${all.result[0].ratings.length}`);
          };
        };
      }));
      """;

  @Test
  void aBrowserThatIsClosedAndStartedAgainHasTheSession() throws Exception {
    String profile = "--user-data-dir=" + folder.resolve("profile");
    Path downloads = folder.resolve("downloads");
    Path state = folder.resolve("profiled");
    Served first = Served.in(state);
    String address = first.address();
    int port = first.server.port();
    try {
      try (Browser one = Browser.open(downloads, profile)) {
        ListenPage before = new ListenPage(one, downloads);
        before.open(address);
        before.upload(hum);
        before.done(1);
        one.at("#note").sendKeys("low");
        before.tool("Rate");
        one.at("#rate-valence").sendKeys(Keys.END);
        one.at("#rate-save").click();
        one.until("kept", () -> "low 1".equals(one.script(KEPT)));
      }
      int analysed = first.analyst.calls.get();
      first.analyst.hold();
      try (Browser two = Browser.open(downloads, profile)) {
        ListenPage again = new ListenPage(two, downloads);
        again.open(address);
        again.done(1);
        hasNoteRatingAndAudio(two);
        assertEquals(analysed, first.analyst.calls.get(), "nothing is analysed again");
        again.upload(rising);
        two.until("at work", () -> two.text("#files").contains("listening"));
      }
    } finally {
      first.server.close();
      first.analyst.release();
    }
    try (Served second = Served.with(AwayPageTest.options(state, port, Set.of()));
        Browser three = Browser.open(downloads, profile)) {
      ListenPage after = new ListenPage(three, downloads);
      after.open(address);
      after.done(2);
      after.row("hum.wav").findElement(By.cssSelector(".pick")).click();
      hasNoteRatingAndAudio(three);
      assertEquals(1, second.analyst.calls.get(), "only what was at work");
    }
  }

  private static void hasNoteRatingAndAudio(Browser browser) {
    assertEquals("low", browser.at("#note").getDomProperty("value"));
    browser.until("its rating", () -> browser.all(".plane .rated").size() == 1);
    assertTrue(browser.at("#wave button[aria-label=Play]").isEnabled());
    new ListenPage(browser, folder).tool("Rate");
    browser.until("rated", () -> browser.text(".now-rated").contains("rated very pleasant"));
    new ListenPage(browser, folder).tool("Look");
  }

  @Test
  void aBrowserThatKeepsNothingWorksAndSaysSo() {
    Object denied =
        browser
            .driver
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                    "source",
                    "for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])"
                        + " Object.defineProperty(window, name, {get() {"
                        + " throw new DOMException('denied', 'SecurityError'); }});"))
            .get("identifier");
    try {
      page.reload();
      page.upload(hum);
      page.done(1);
      assertTrue(browser.text("#session-kept").contains("does not keep the session"));
      assertTrue(asksBeforeItIsLeft());
      page.tool("Rate");
      browser.at("#listener").sendKeys("x");
      assertTrue(browser.text("#rate-count").startsWith("Listener 1x has rated"));
    } finally {
      browser.driver.executeCdpCommand(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", denied));
    }
  }

  @Test
  void aDiskWithoutRoomIsToldAndTheSessionWrittenLater() {
    assertTrue(browser.text("#session-kept").contains("stay in this browser"));
    browser.script(
        """
        const put = IDBObjectStore.prototype.put;
        window.room = false;
        IDBObjectStore.prototype.put = function (...more) {
          const asked = put.apply(this, more);
          if (!window.room || (this.name === 'audio' && window.room === 'little')) this.transaction.abort();
          return asked;
        };
        """);
    page.upload(hum);
    browser.until("told", () -> browser.text("#session-kept").contains("does not keep"));
    page.done(1);
    assertTrue(asksBeforeItIsLeft());
    browser.script("window.room = 'little'");
    browser.at("#note").sendKeys("low");
    browser.until(
        "kept but for the audio",
        () -> browser.text("#session-kept").endsWith("There is no room for the audio of 1 file."));
    assertFalse(asksBeforeItIsLeft());
    browser.script("window.room = true");
    browser.at("#note").sendKeys("er");
    browser.until(
        "all kept", () -> browser.text("#session-kept").endsWith("until you remove them."));
  }

  @Test
  void aSessionIsSavedClearedAndOpened() throws Exception {
    page.upload(hum);
    page.done(1);
    browser.at("#note").sendKeys("low");
    Path file = page.download("#session-save", "sonaffect-session.json");
    ObjectNode json = (ObjectNode) Json.MAPPER.readTree(file.toFile());
    assertEquals("low", json.path("entries").path(0).path("notes").asText());
    browser.at("#session-clear").click();
    browser.driver.switchTo().alert().accept();
    browser.until("empty", () -> browser.all("#files li").isEmpty());

    browser.at("#session-picker").sendKeys(file.toString());
    page.done(1);
    assertEquals("low", browser.at("#note").getDomProperty("value"));
    assertTrue(browser.text("#intake-note").startsWith("1 file opened"));
    page.upload(hum); // the audio of the same file goes to the entry that has none
    browser.until(
        "it can be heard",
        () -> browser.at("#wave button").isEnabled() && page.names().size() == 1);

    ObjectNode entry = (ObjectNode) json.path("entries").path(0);
    entry.put("name", "<img src=x onerror=alert(1)>");
    entry.remove("key");
    ((ObjectNode) entry.path("result").path("whole")).put("novelty", "much");
    refused(json, "novelty is \"much\", expected a number");
    ((ObjectNode) entry.path("result").path("whole")).put("novelty", 0.5);
    browser.at("#session-picker").sendKeys(written(json).toString());
    page.done(2);
    assertEquals("<img src=x onerror=alert(1)>", page.names().get(1));
    refused(Json.MAPPER.readTree("[1]"), "it was not saved by this page");
    refused(Json.MAPPER.readTree("{\"format\":\"sonaffect session\",\"version\":9}"), "version 9");
  }

  @Test
  void aFileThatIsChosenAgainTakesItsPlace() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.wav"), "RIFF but no more");
    page.upload(hum, rising, broken);
    page.done(2);
    Path file = page.download("#session-save", "sonaffect-session.json");
    browser.at("#session-clear").click();
    browser.driver.switchTo().alert().accept();
    browser.at("#session-picker").sendKeys(file.toString());
    page.done(2);
    assertTrue(browser.text("#summary .title").contains("hum.wav"), "none that was removed");
    page.tool("Compare");
    browser.until("silence", () -> browser.text("#rating").contains("The audio of A and B is no"));
    page.tool("Rate");
    assertFalse(browser.at("#rate-play").isEnabled(), "there is nothing to hear");
    page.tool("Look");
    page.upload(hum, rising, broken);
    browser.until("again", () -> browser.all("#files li.failed .again:not([hidden])").size() == 1);
    page.done(2);
    assertEquals(List.of("hum.wav", "rising tone.wav", "broken.wav"), page.names());
  }

  private static Path written(JsonNode json) throws IOException {
    return Files.writeString(folder.resolve("changed.json"), json.toString());
  }

  private static void refused(JsonNode json, String why) throws IOException {
    int before = page.names().size();
    browser.at("#session-picker").sendKeys(written(json).toString());
    browser.until(why, () -> browser.text("#intake-note").contains(why));
    assertEquals(before, page.names().size());
  }

  @Test
  void thePlaneIsAPictureAndTheSummaryOnePage() throws Exception {
    page.upload(hum, rising);
    page.done(2);
    String svg = Files.readString(page.download("#plane-svg", "sonaffect-plane.svg"));
    assertTrue(svg.contains(" xmlns=\"http://www.w3.org/2000/svg\""), svg.substring(0, 200));
    assertFalse(svg.contains("class="), "it stands by itself");
    assertTrue(svg.contains("hum.wav"), "it says what the numbers are");
    assertTrue(svg.contains(" r=\"85%\"") && svg.contains("\"url(#"), "its colours");
    assertTrue(
        ImageIO.read(page.download("#plane-png", "sonaffect-plane.png").toFile()).getWidth()
            >= 1800);
    browser.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    browser.size(688, 971, false); // A4 between its margins
    browser.picture(PICTURES.resolve("printed.png"));
    browser.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    Map<String, Object> printed =
        browser.driver.executeCdpCommand(
            "Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
    byte[] pdf = Base64.getDecoder().decode((String) printed.get("data"));
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve("summary.pdf"), pdf);
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertEquals(1, Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count());
    assertEquals(List.of(), browser.log());
  }
}
