package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page in a real browser. Pictures of it are left in target/pictures. */
final class PageTest extends InBrowser {
  private static Path rising;
  private static Path hum;
  private static Path mp3;
  private static Path broken;

  @BeforeAll
  static void start() throws IOException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path run = Libraries.run(folder.resolve("first-run"));
    open(Served.in(state(), Served.LIMITS, List.of(Libraries.corpus(corpus)), List.of(run)));
    rising = Files.write(folder.resolve("rising tone.wav"), Sounds.rising(10));
    hum = Files.write(folder.resolve("hum.wav"), Sounds.hum(3));
    try (InputStream in = PageTest.class.getResourceAsStream("chord.mp3")) {
      mp3 = Files.write(folder.resolve("chord.mp3"), in.readAllBytes());
    }
    broken = Files.writeString(folder.resolve("broken <b>.wav"), "RIFF but no more");
  }

  @BeforeEach
  void open() {
    page.openEmpty(served.address());
  }

  private static void open(String view) {
    browser.driver.get("about:blank");
    browser.driver.get(served.address() + "#" + view);
    browser.size(1280, 900, false);
  }

  @Test
  void aWavAndAnMp3BecomePoints() {
    page.upload(rising, mp3);
    page.done(2);
    assertEquals(2, browser.all("#table tbody tr").size());
    browser.all(".files .pick").get(0).click(); // chosen is what was done first, either of them
    assertTrue(browser.text("#summary .sentence").contains("xciting"), browser.text("#summary"));
    assertTrue(browser.text("#demonstration").startsWith("Demonstration model."));
    assertTrue(browser.text("#summary").contains("demonstration model"));
    assertEquals(4, browser.all("#reasons .name").size());
    String why = browser.text("#reasons");
    assertTrue(why.contains("brightness and shape") && !why.contains("compare2013."), why);
    assertEquals(2, browser.all("#nearest li").size());
    browser.all(".files .pick").get(1).click();
    assertTrue(browser.text("#summary").contains("chord.mp3"));
    assertEquals("true", browser.all(".files .pick").get(1).getDomAttribute("aria-pressed"));
    browser.at("#summary .title"); // the point chosen on the plane is the file chosen in the list
    browser.all(".plane .file").get(0).findElement(By.cssSelector(".point")).click();
    browser.until("the other", () -> browser.text("#summary").contains("rising tone.wav"));
  }

  @Test
  void theSkipLinkKeepsTheView() {
    open("model");
    browser.until("the model", () -> !browser.all("#view-model .facts").isEmpty());
    browser.at("a.skip").sendKeys(Keys.ENTER);
    assertEquals("main", browser.driver.switchTo().activeElement().getDomAttribute("id"));
    browser.driver.navigate().refresh();
    browser.until("the model again", () -> !browser.all("#view-model .facts").isEmpty());
  }

  @Test
  void aClickOnTheWaveformPlaysFromThere() {
    page.upload(rising);
    page.done(1);
    browser.until("the curve", () -> !browser.all("#wave .curve").isEmpty());
    browser.script("document.querySelector('#wave').scrollIntoView({block: 'center'})");
    WebElement stage = browser.at("#wave .wave-stage");
    new Actions(browser.driver)
        .moveToElement(stage, -2 * stage.getSize().width / 5, 30 - stage.getSize().height / 2)
        .click()
        .perform();
    browser.until("it plays from there", () -> position() > 0.9);
    browser.until(
        "where it is just now",
        () -> browser.at(".plane .now").getDomAttribute("visibility").equals("visible"));
    browser.script("document.querySelector('#wave button[aria-label=Pause]')?.click()");
    browser.until(
        "it rests", () -> browser.at("#wave button").getDomAttribute("aria-label").equals("Play"));
    stage.sendKeys(Keys.HOME);
    assertEquals(0, position());
    stage.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    assertEquals(2, position(), 0.01);
    assertTrue(stage.getDomAttribute("aria-valuetext").startsWith("0:02 of 0:10"));
  }

  private static double position() {
    return Double.parseDouble(browser.at("#wave .wave-stage").getDomAttribute("aria-valuenow"));
  }

  @Test
  void theTableIsExported() throws Exception {
    page.upload(rising, hum);
    page.done(2);
    browser.at("#with-curve").click();
    List<String> lines = Files.readAllLines(page.download("#export-csv", "sonaffect.csv"));
    assertTrue(lines.get(0).startsWith("file,start,end,arousal,arousal_low,arousal_high,valence,"));
    assertTrue(lines.size() > 10, "curve and all: " + lines.size());
    assertTrue(lines.get(1).startsWith("rising tone.wav,0,10,"), lines.get(1));
    JsonNode json = Json.MAPPER.readTree(page.download("#export-json", "sonaffect.json").toFile());
    assertEquals("hum.wav", json.path(1).path("file").asText());
  }

  @Test
  void whatIsNotCompleteIsNotExportedAndWhatIsStaysAsItIsDrawn() throws Exception {
    Path formula = Files.write(folder.resolve("=1+1.wav"), Sounds.hum(1));
    page.upload(formula, broken);
    page.done(1);
    browser.until("failed", () -> !browser.all("#files li.failed").isEmpty());
    browser.at("#files li.failed .pick").click();
    browser.script("document.querySelector('#summary [role=alert]').dataset.mark = 'same'");
    browser.script("document.querySelector('.plane .file').dataset.mark = 'same'");
    assertTrue(
        Files.readString(page.download("#export-csv", "sonaffect.csv"))
            .contains("\r\n\"'=1+1.wav\",0,1,"),
        "no formula for a spreadsheet");
    served.analyst.holdCurves();
    page.upload(rising);
    browser.until("the whole of it", () -> browser.all("#table tbody tr").size() == 3);
    assertTrue(browser.text("#table").contains("not complete"), browser.text("#table"));
    assertEquals(
        "same",
        browser.script("return document.querySelector('#summary [role=alert]')?.dataset.mark"));
    assertEquals(
        3, Files.readAllLines(page.download("#export-csv", "sonaffect.csv")).size(), "no third");
    browser.script("document.querySelector('.plane .file').dataset.mark = 'same'");
    Thread.sleep(1500); // progress of the other is asked for meanwhile
    assertEquals(
        "same", browser.script("return document.querySelector('.plane .file').dataset.mark"));
    browser.script("document.querySelector('#export-csv').focus()");
    served.analyst.release();
    page.done(2);
    browser.until("complete", () -> !browser.text("#table").contains("not complete"));
    assertEquals("export-csv", browser.script("return document.activeElement.id"));
  }

  @Test
  void aFileIsCancelled() {
    served.analyst.hold();
    page.upload(hum, rising);
    browser.until("at work", () -> browser.text("#files").contains("listening"));
    browser.at("#files button[aria-label='Cancel hum.wav']").click();
    browser.until("cancelled", () -> browser.text("#files li").contains("cancelled"));
    served.analyst.release();
    page.done(1);
    browser.at("#files button[aria-label='Remove hum.wav']").click();
    assertEquals(1, browser.all("#files li").size());
    assertTrue(browser.text("#status").contains("rising tone.wav: "), browser.text("#status"));
  }

  @Test
  void aBrokenFileIsToldFromTheOthers() {
    page.upload(broken, hum);
    browser.until("failed", () -> !browser.all("#files li.failed").isEmpty());
    page.done(1);
    browser.at("#files li.failed .pick").click();
    assertTrue(browser.text("#summary [role=alert]").length() > 20, browser.text("#summary"));
    assertTrue(browser.text("#summary").contains("broken <b>.wav"));
  }

  @Test
  void aRecordingBecomesAPoint() throws Exception {
    browser.at("#record").click();
    browser.until("it records", () -> browser.text("#recorder-time").equals("0:01"));
    browser.at("#record").click();
    page.done(1);
    assertTrue(browser.text("#files .name").startsWith("recording "));
    assertTrue(browser.at("#recorder").getDomAttribute("hidden") != null);
  }

  @Test
  void theKeyboardReachesEverything() {
    page.upload(hum);
    page.done(1);
    browser.script("document.activeElement.blur(); window.scrollTo(0, 0)");
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      new Actions(browser.driver).sendKeys(Keys.TAB).perform();
      order.append(
          browser.script(
              "const e = document.activeElement; return (e.id || e.getAttribute('aria-label') || e.textContent).trim() + ' | '"));
    }
    String reached = order.toString();
    int last = -1;
    for (String stop :
        List.of(
            "Skip to content",
            "Listen",
            "Model",
            "choose",
            "record",
            "Remove hum.wav",
            "Play",
            "Position in the clip",
            "with-curve",
            "export-csv")) {
      int at = reached.indexOf(stop + " |", last + 1);
      assertTrue(at > last, stop + " in " + reached);
      last = at;
    }
  }

  @Test
  void aCorpusIsBrowsed() throws Exception {
    open("corpora");
    browser.until("dots", () -> browser.all("#view-corpora circle.clip").size() == 30);
    assertEquals(30, browser.all("#view-corpora tbody tr").size());
    WebElement dot = browser.all("#view-corpora circle.clip").get(0);
    new Actions(browser.driver).moveToElement(dot).perform();
    browser.until(
        "a word on the clip", () -> browser.text("#view-corpora .tip").startsWith("clip"));
    browser.all("#view-corpora .chips label").get(0).click();
    browser.until("fewer", () -> browser.all("#view-corpora tbody tr").size() == 10);
    browser.picture(PICTURES.resolve("corpora.png"));
    browser.all("#view-corpora .chips label").get(0).click();
    browser.at("#view-corpora button[aria-label='Play clip04.wav']").click();
    browser.until(
        "it plays",
        () ->
            browser
                .script("return document.querySelector('#view-corpora audio').currentTime > 0.1")
                .equals(true));
    browser.at("#corpus-search").sendKeys("clip07");
    browser.until("one", () -> browser.all("#view-corpora tbody tr").size() == 1);
  }

  @Test
  void reportsAndTheModelAreShown() throws Exception {
    open("reports");
    browser.until(
        "a run", () -> browser.text("#view-reports").contains("Training on both helped nobody."));
    String report = browser.at("#view-reports a").getDomProperty("href");
    open("model");
    browser.until(
        "the card",
        () -> browser.text("#view-model").contains("It knows synthesised sounds only."));
    browser.picture(PICTURES.resolve("model.png"));
    browser.driver.get(report);
    assertEquals("Report", browser.text("h1"));
    assertTrue(!"ran".equals(browser.driver.getTitle()), "no script of a report runs");
    browser.log(); // the browser tells that it refused the script: that is as it should be
  }

  @Test
  void nothingIsAskedOfAnotherHost() {
    page.upload(hum);
    page.done(1);
    Object hosts =
        browser.script(
            "return [...new Set(performance.getEntriesByType('resource').map(e => new URL(e.name).host))].join()");
    assertEquals("127.0.0.1:" + served.server.port(), hosts);
  }

  @Test
  void anEmptyPageOffersWhatItCanDoAndItsDropAreaIsAButtonToo() {
    for (String none : List.of("#session-save", "#session-print", "#session-clear", "#plane-png")) {
      assertFalse(browser.at(none).isDisplayed(), none);
    }
    assertTrue(browser.at("#session-open").isDisplayed());
    browser.script(
        "document.querySelector('#picker').addEventListener('click', (event) => {"
            + " event.preventDefault(); document.body.dataset.asked = 'yes'; })");
    browser.at("#drop").click();
    assertEquals("yes", browser.script("return document.body.dataset.asked"));
    page.upload(hum);
    page.done(1);
    assertTrue(browser.at("#session-clear").isDisplayed());
  }

  /** What a finger has to hit in the view that is shown, and is too small for it. */
  private static Object tooSmall() {
    return browser.script(
        "return [...document.querySelectorAll('button, nav a, select, input:not([type=checkbox])')]"
            + ".filter((e) => e.checkVisibility() && !e.closest('.hidden, .hidden-visually'))"
            + ".filter((e) => e.getBoundingClientRect().height < 40 || (e.matches('button')"
            + " && e.getBoundingClientRect().width < 40)).map((e) => e.id || e.outerHTML).join()");
  }

  @Test
  void thePageIsNowhereWiderThanAPhone() throws Exception {
    page.upload(hum, rising);
    page.done(2);
    browser.all(".files .pick").get(1).click();
    browser.until("the curve", () -> !browser.all("#wave .curve").isEmpty());
    browser.picture(PICTURES.resolve("wide.png"));
    browser.dark(true);
    browser.picture(PICTURES.resolve("dark.png"));
    browser.size(360, 740, true);
    Thread.sleep(300);
    assertTrue(browser.text("#reasons").contains("unpleasant"), "which way a bar points");
    browser.picture(PICTURES.resolve("phone-dark.png"));
    browser.dark(false);
    browser.picture(PICTURES.resolve("phone.png"));
    for (String view : List.of("listen", "corpora", "reports", "model")) {
      browser.script("location.hash = '" + view + "'");
      browser.until(view, () -> browser.at("#view-" + view).isDisplayed());
      Thread.sleep(200);
      assertEquals(360L, browser.script("return document.documentElement.scrollWidth"), view);
      assertEquals("", tooSmall(), view);
      browser.picture(PICTURES.resolve("phone-" + view + ".png"));
    }
  }
}
