package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Many files, odd files, narrow windows. */
final class BatchPageTest extends InBrowser {
  private static final String LONG =
      "a very long name of a take that somebody described in full while it was recorded "
          .repeat(2)
          .strip();

  /** Elements that reach over the right side of their card. */
  private static final String STICKS_OUT =
      """
      return [...document.querySelectorAll('#view-listen .card')].filter((card) => card.offsetParent).flatMap((card) => {
        const edge = card.getBoundingClientRect().right;
        return [...card.querySelectorAll('h2, p, button, table, td, th, li, label, select, .push > *')]
          .filter((one) => one.offsetParent !== null || one instanceof SVGElement)
          .filter((one) => one.getBoundingClientRect().width > 0 && one.getBoundingClientRect().right > edge)
          .map((one) => `${card.id} ${one.tagName} ${one.textContent}`);
      });
      """;

  @BeforeAll
  static void start() throws IOException {
    open(
        Served.in(
            state(),
            Served.LIMITS,
            List.of(Libraries.corpus(Files.createDirectories(folder.resolve("corpus")))),
            List.of()));
  }

  @BeforeEach
  void open() {
    page.openEmpty(served.address());
  }

  @Override
  @AfterEach
  void letGo() {
    super.letGo();
    served.analyst.novelty = 0.42;
    browser.dark(false);
  }

  private static Path sound(String name, double seconds) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, Sounds.rising(seconds));
  }

  @Override
  void theBrowserHasNothingToComplainOf() {} // it complains of what fails here on purpose

  @Test
  void aFolderIsDroppedWithAllThatIsInIt() throws Exception {
    sound("takes/one.wav", 1);
    sound("takes/deep/er/two.wav", 1);
    Files.writeString(folder.resolve("takes/notes.txt"), "no audio");
    drop(folder.resolve("takes"));
    page.done(2);
    assertEquals(List.of("two.wav", "one.wav"), page.names());
    assertTrue(browser.text("#intake-note").contains("1 in the folder is no audio"));
    browser.at("#folder-picker").sendKeys(folder.resolve("takes").toString());
    page.done(4);
    assertEquals(
        "takes/deep/er/two.wav",
        browser.script("return document.querySelector('#table .name').title"));
  }

  private static void drop(Path path) {
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      browser.driver.executeCdpCommand(
          "Input.dispatchDragEvent",
          Map.of(
              "type",
              type,
              "x",
              200,
              "y",
              300,
              "data",
              Map.of(
                  "items", List.of(), "files", List.of(path.toString()), "dragOperationsMask", 1)));
    }
  }

  @Test
  void aFileThatCannotBeReadAndOneThatIsNoAudioSayWhichTheyAre() throws Exception {
    served.analyst.hold();
    Path lost = sound("lost.wav", 2);
    page.upload(sound("a.wav", 1), sound("b.wav", 1), sound("c.wav", 1), lost);
    Path broken = Files.writeString(folder.resolve("broken.wav"), "RIFF but no more");
    page.upload(broken);
    Files.delete(lost);
    served.analyst.release();
    page.done(3);
    browser.until("both failed", () -> browser.all("#table tr.failed").size() == 2);
    assertTrue(page.row("lost.wav").getText().contains("The file cannot be read"));
    assertTrue(browser.text("#table").contains("no longer where it was"), browser.text("#table"));
    assertEquals("5 files, 2 failed", browser.text("#files-heading"));
    List<String> csv = Files.readAllLines(page.download("#export-csv", "sonaffect.csv"));
    assertEquals(6, csv.size());
    assertTrue(csv.get(4).startsWith("lost.wav,,,"), csv.get(4));
    assertTrue(csv.get(4).contains(",failed,,The file cannot be read: "), csv.get(4));
    Files.write(broken, Sounds.hum(1));
    assertEquals(
        "broken.wav",
        Json.MAPPER
            .readTree(page.download("#export-json", "sonaffect.json").toFile())
            .path(4)
            .path("file")
            .asText());
    page.row("broken.wav").findElement(By.cssSelector(".again")).click();
    browser.until("tried again", () -> !browser.all("#files li.failed").isEmpty());
  }

  @Test
  void whatIsGoneWhenItIsDroppedIsNotEmpty() {
    drop(folder.resolve("was here"));
    browser.until("failed", () -> browser.text("#table").contains("no longer where it was"));
  }

  @Test
  void aFileThatGoesLaterIsNeitherOfAStrangeKindNorTheServerAway() throws Exception {
    served.analyst.hold();
    Path gone = sound("gone.wav", 4);
    page.upload(gone);
    browser.until("sent", () -> browser.text("#files").contains("listening"));
    Files.delete(gone);
    served.analyst.release();
    page.done(1);
    browser.until("silent", () -> browser.text("#wave").contains("no longer where it was"));
    browser.at("#wave .wave-stage").sendKeys(Keys.HOME, Keys.ENTER);
    browser.until("no reasons", () -> browser.text("#reasons").contains("no longer where it was"));
  }

  @Test
  void clipsAndTheirWindowsAreToldApart() throws Exception {
    page.upload(sound("swell.wav", 4));
    page.done(1);
    browser.at("#with-curve").click();
    List<String> csv = Files.readAllLines(page.download("#export-csv", "sonaffect.csv"));
    int at = List.of(csv.get(0).split(",", -1)).indexOf("row");
    assertEquals("clip", csv.get(1).split(",", -1)[at]);
    assertTrue(csv.size() > 4);
    csv.stream().skip(2).forEach(line -> assertEquals("window", line.split(",", -1)[at], line));
  }

  @Test
  void aNameThatTurnsTextAroundIsHarmless() throws Exception {
    page.upload(sound("rec\u202egpj.\u0007\u2066wav", 1));
    page.done(1);
    assertEquals(List.of("recgpj.wav"), page.names());
    String csv = Files.readString(page.download("#export-csv", "sonaffect.csv"));
    assertTrue(csv.contains("\r\nrecgpj.wav,"), csv);
    Object steering =
        browser.script(
            "return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.outerHTML)");
    assertEquals(false, steering);
  }

  @Test
  void fiftyFilesStayReadableAndAreCounted() throws Exception {
    served.analyst.hold();
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      short[] samples = new short[8000];
      double pitch = 150 + 40 * (i % 13);
      for (int t = 0; t < samples.length; t++) {
        samples[t] = (short) (500 * (1 + i) * Math.sin(2 * Math.PI * pitch * t / Sounds.RATE));
      }
      files.add(
          Files.write(folder.resolve("sound %02d.wav".formatted(i + 1)), Sounds.wav(samples)));
    }
    page.upload(files.toArray(Path[]::new));
    browser.until("0 of 50", () -> browser.text("#files-heading").equals("0 of 50 done"));
    served.analyst.release();
    page.done(50);
    assertEquals("50 files", browser.text("#files-heading"));
    assertEquals(1, shown(".plane .region"), "only the interval of the chosen one is drawn");
    assertEquals(1, shown(".plane .file text"));
    WebElement point = browser.all(".plane .file .point").get(20);
    new Actions(browser.driver).moveToElement(point).perform();
    browser.until("which one", () -> browser.text("#listen-plane .tip").contains("sound "));
    browser.size(1400, 900, false);
    browser.picture(PICTURES.resolve("fifty.png"));
    browser.size(390, 844, true);
    browser.picture(PICTURES.resolve("fifty-phone.png"));
    assertEquals(390, width());
  }

  /** Of the window, or of the page where it must be scrolled sideways. */
  private static int width() {
    return ((Number)
            browser.script("return Math.max(innerWidth, document.documentElement.scrollWidth)"))
        .intValue();
  }

  private static long shown(String css) {
    return browser.all(css).stream().filter(WebElement::isDisplayed).count();
  }

  @Test
  void whatIsUnlikeTheTrainingClipsLooksUnsure() throws Exception {
    page.upload(sound("usual.wav", 2));
    page.done(1);
    assertTrue(browser.all(".plane .file.unsure").isEmpty());
    served.analyst.novelty = 1;
    page.upload(sound("strange.wav", 2.5));
    page.done(2);
    assertEquals("2", browser.text(".plane .file.unsure text"));
    assertTrue(page.row("strange.wav").getText().contains("unsure"));
    page.row("strange.wav").findElement(By.cssSelector(".pick")).click();
    browser.until("said", () -> browser.text("#summary .sentence").startsWith("Unsure: "));
    assertTrue(browser.text("#table tr.unsure").contains("unsure 100 %"));
    browser.picture(PICTURES.resolve("unsure.png"));
  }

  @Test
  void aNoveltyIsRoundedDownSoThatItAgreesWithTheWords() throws Exception {
    served.analyst.novelty = 0.9496;
    page.upload(sound("nearly strange.wav", 2));
    page.done(1);
    assertTrue(browser.all(".plane .file.unsure").isEmpty());
    browser.until("said", () -> browser.text("#summary").contains("more so than 94 %"));
    assertTrue(browser.text("#table tbody tr").contains("94 %"));
  }

  @Test
  void filesAtOnePlaceAreChosenInTurn() throws Exception {
    page.upload(sound("a.wav", 2), sound("copy of a.wav", 2), sound("third a.wav", 2));
    page.done(3);
    page.row("a.wav").findElement(By.cssSelector(".pick")).click();
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      new Actions(browser.driver).moveToElement(browser.at(".selected .point")).click().perform();
      int click = i;
      browser.until("another", () -> !browser.text("#summary .title").equals(last(chosen, click)));
      chosen.add(browser.text("#summary .title"));
    }
    assertEquals(List.of("2\ncopy of a.wav", "3\nthird a.wav", "1\na.wav"), chosen);
    assertTrue(browser.text("#listen-plane .tip").contains("2 more here"));
  }

  private static String last(List<String> chosen, int click) {
    return click == 0 ? "1\na.wav" : chosen.get(click - 1);
  }

  /** The interval of the chosen file is wide: it must not keep the pointer from others. */
  @Test
  void aPointWithinTheIntervalOfTheChosenFileIsChosen() throws Exception {
    page.upload(sound("rising.wav", 3), Files.write(folder.resolve("hum.wav"), Sounds.hum(3)));
    page.done(2);
    for (String name : List.of("hum.wav", "rising.wav", "hum.wav")) {
      String number = page.row(name).findElement(By.cssSelector(".badge")).getText();
      browser.at(".plane .file[data-number='" + number + "'] .point").click();
      browser.until(name, () -> browser.text("#summary .title").endsWith(name));
    }
  }

  /**
   * Too many wait already: then the server answers at once, and the page must not ask it all the
   * time.
   */
  @Test
  void aServerThatLetsNobodyWaitIsAskedLessAndLess() throws Exception {
    browser.script(
        """
        const real = window.fetch;
        window.asked = 0;
        window.fetch = (path, ...more) => {
          if (String(path).includes('jobs/')) window.asked++;
          return real(String(path).replace(/[?]wait=.*/, ''), ...more);
        };
        """);
    served.analyst.hold();
    page.upload(sound("held.wav", 2));
    browser.until("at work", () -> browser.text("#files").contains("listening"));
    Thread.sleep(3000);
    long asked = (Long) browser.script("return window.asked");
    assertTrue(asked <= 15, asked + " times");
    served.analyst.release();
    page.done(1);
  }

  @Test
  void anEmptyFileIsToldWithoutTheServer() throws Exception {
    int before = served.analyst.calls.get();
    page.upload(Files.write(folder.resolve("nothing.wav"), new byte[0]));
    browser.until("told", () -> page.row("nothing.wav").getText().contains("The file is empty"));
    assertEquals(before, served.analyst.calls.get());
  }

  @Test
  void aPersonSaysOfWhichDomainASoundIs() throws Exception {
    browser.at("#domain").sendKeys("music");
    page.upload(sound("song.wav", 2));
    page.done(1);
    browser.until("music", () -> browser.text("#summary").contains("Judged as music"));
    browser.at("#judge-as").sendKeys("general");
    browser.until("sounds", () -> browser.text("#summary").contains("Judged as general sounds"));
  }

  @Test
  void longNamesPushNothingAwayInNarrowWindows() throws Exception {
    Path broken = Files.writeString(folder.resolve(LONG + " broken.wav"), "RIFF but no more");
    page.upload(sound(LONG + ".wav", 3), sound("b.wav", 3), broken);
    page.done(2);
    page.row(LONG + " broken.wav").findElement(By.cssSelector(".pick")).click();
    page.tool("Rate");
    browser.at("#listen-plane svg").click(); // what cannot be heard cannot be rated
    assertEquals("Listener 1 has rated 0 of 2 clips.", browser.text("#rate-count"));
    page.row("b.wav").findElement(By.cssSelector(".pick")).click();
    browser.until("it may be rated", () -> browser.at("#rate-save").isEnabled());
    browser.at("#rate-save").click();
    browser.at("#rate-blind").click();
    browser.until("its rating", () -> !browser.all(".ratings tfoot").isEmpty());
    for (int width : new int[] {1400, 1100, 800, 640, 400, 320}) {
      browser.size(width, 800, width < 640);
      Thread.sleep(100); // what is as wide as the window is drawn anew
      assertEquals(List.of(), browser.script(STICKS_OUT), width + " pixels");
      Object right =
          browser.script(
              "return Math.max(...[...document.querySelectorAll('#table tbody tr:first-child"
                  + " td:nth-child(3)')].map((e) => e.getBoundingClientRect().right))");
      assertTrue(((Number) right).doubleValue() <= width, width + ": valence ends at " + right);
      browser.picture(PICTURES.resolve("narrow-" + width + ".png"));
      assertEquals(width, width(), "sideways");
    }
    for (String view : List.of("corpora", "reports", "model", "listen")) {
      browser.script("location.hash = '" + view + "'");
      browser.until(view, () -> browser.at("#view-" + view).isDisplayed());
      Thread.sleep(200);
      assertEquals(320, width(), view);
    }
    browser.size(640, 450, false); // 1280 pixels at 200 %
    browser.picture(PICTURES.resolve("zoomed.png"));
  }

  @Test
  void axeFindsNothingWrong() throws Exception {
    served.analyst.novelty = 1;
    Path broken = Files.writeString(folder.resolve("broken.wav"), "RIFF but no more");
    page.upload(sound("c.wav", 3), sound("d.wav", 3), broken);
    page.done(2);
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (String view : List.of("listen", "corpora", "reports", "model")) {
        browser.script("location.hash = '" + view + "'");
        browser.until(view, () -> browser.at("#view-" + view).isDisplayed());
        Thread.sleep(200);
        nothingIsWrong(view);
      }
    }
    browser.size(390, 844, true);
    for (String view : List.of("model", "corpora", "listen")) {
      browser.script("location.hash = '" + view + "'");
      browser.until(view, () -> browser.at("#view-" + view).isDisplayed());
      Thread.sleep(200);
      nothingIsWrong(view + " on a phone");
    }
  }

  private static void nothingIsWrong(String where) {
    Results found = new AxeBuilder().analyze(browser.driver);
    assertFalse(found.isErrored(), found.getErrorMessage());
    assertEquals(
        List.of(),
        found.getViolations().stream()
            .map(rule -> where + ": " + rule.getId() + " " + rule.getNodes())
            .toList());
  }
}
