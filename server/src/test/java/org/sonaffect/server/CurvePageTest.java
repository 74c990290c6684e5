package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A file over time: axes, values under the pointer and by keyboard, selection, zoom, reasons. */
final class CurvePageTest extends InBrowser {
  @BeforeAll
  static void start() throws IOException {
    open(Served.in(state()));
  }

  @BeforeEach
  void aFileWithItsCurve() throws IOException {
    Path file = Files.write(folder.resolve("rising tone.wav"), Sounds.rising(20));
    page.openEmpty(served.address());
    page.upload(file);
    page.done(1);
    browser.until("the curve", () -> !browser.all("#wave .curve").isEmpty());
  }

  private static WebElement stage() {
    return browser.at("#wave .wave-stage");
  }

  /** Points at a time of the clip on the curve, or on the waveform above it. */
  private static Actions at(double share, boolean curve) {
    WebElement stage = stage();
    browser.script("document.querySelector('#wave').scrollIntoView({block: 'center'})");
    double inner = stage.getSize().width - 38 - 14;
    int x = (int) (38 + share * inner - stage.getSize().width / 2.0);
    int y = (curve ? 160 : 30) - stage.getSize().height / 2;
    return new Actions(browser.driver).moveToElement(stage, x, y);
  }

  private static double position() {
    return Double.parseDouble(stage().getDomAttribute("aria-valuenow"));
  }

  private static String spoken() {
    return stage().getDomAttribute("aria-valuetext");
  }

  @Test
  void theAxesHaveUnitsAndTheCurveReachesBothEnds() {
    String texts = browser.at("#wave .axes").getDomProperty("textContent");
    for (String text :
        List.of("+1", "\u22121", "rating", "0:00", "0:20", "time, minutes:seconds")) {
      assertTrue(texts.contains(text), text + " in " + texts);
    }
    String line = browser.at("#wave .line").getDomAttribute("d");
    assertTrue(line.startsWith("M38.0 "), line);
    String last = line.substring(line.lastIndexOf('L') + 1, line.lastIndexOf(' '));
    assertEquals(stage().getSize().width - 14, Double.parseDouble(last), 0.6);
  }

  @Test
  void valuesStandBesideThePointer() throws Exception {
    at(0.5, true).perform();
    browser.until("values", () -> browser.text("#wave .wave-tip").startsWith("0:10.0 "));
    String tip = browser.text("#wave .wave-tip");
    assertTrue(
        tip.contains("arousal ") && tip.contains(" to ") && tip.contains("window from"), tip);
    assertEquals(2, browser.all("#wave .dot").size());
    browser.picture(PICTURES.resolve("curve-pointer.png"));
    new Actions(browser.driver).moveToElement(browser.at("h1")).perform();
    browser.until("no more", () -> !browser.at("#wave .wave-tip").isDisplayed());
  }

  @Test
  void theKeysMoveAndTheValueIsSpoken() {
    WebElement stage = stage();
    stage.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
    assertEquals(2, position(), 0.01);
    assertTrue(spoken().matches("0:02 of 0:20: .*; arousal [+\u2212]?\\d.*, valence .*"), spoken());
    String before = spoken();
    stage.sendKeys(Keys.END);
    assertTrue(spoken().startsWith("0:20 of 0:20"), spoken());
    assertTrue(!before.substring(12).equals(spoken().substring(12)), "another value");
    stage.sendKeys(Keys.HOME, Keys.ARROW_RIGHT);
    stage.sendKeys(Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
    stage.sendKeys(Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
    assertEquals("0:01.0 to 0:03.0 selected", browser.text("#wave .wave-tools span"));
    assertEquals("0:01.0 to 0:03.0 selected", browser.text("#status"));
    stage.sendKeys("l");
    assertEquals("true", button("Loop").getDomAttribute("aria-pressed"));
    stage.sendKeys("+");
    assertTrue(texts().contains("0:01.6"), "zoomed to the selection: " + texts());
    stage.sendKeys("-", "-", "-", "-");
    assertTrue(texts().contains("0:20"), texts());
    stage.sendKeys(Keys.ESCAPE);
    assertEquals("", browser.text("#wave .wave-tools span"));
  }

  private static String texts() {
    return browser.at("#wave .axes").getDomProperty("textContent");
  }

  private static WebElement button(String name) {
    return browser.all("#wave button, #reasons button").stream()
        .filter(button -> button.getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aClickOnTheCurveGivesTheReasonsOfThatMoment() throws Exception {
    at(0.5, true).click().perform();
    browser.until(
        "reasons", () -> browser.text("#reasons h2").equals("What drives 0:07.5 to 0:12.5"));
    browser.until("bars", () -> browser.all("#reasons .push .name").size() == 4);
    String names = browser.text("#reasons .push");
    assertTrue(names.contains("tempo and rhythm") && names.contains("how loud it is"), names);
    assertEquals(10, position(), 0.1);
    assertEquals("Play", browser.at("#wave .primary").getDomAttribute("aria-label"));
    assertTrue(browser.text("#status").startsWith("0:07.5 to 0:12.5: "), browser.text("#status"));
    assertEquals("visible", browser.at("#wave .asked").getDomAttribute("visibility"));
    browser.picture(PICTURES.resolve("curve-moment.png"));
    button("The whole clip").click();
    assertEquals("What drives it", browser.text("#reasons h2"));
    assertEquals("hidden", browser.at("#wave .asked").getDomAttribute("visibility"));
    stage().sendKeys(Keys.HOME, Keys.ENTER); // the same without a pointer
    browser.until(
        "reasons", () -> browser.text("#reasons h2").equals("What drives 0:00.0 to 0:05.0"));
    browser.until("bars", () -> browser.all("#reasons .push .name").size() == 4);
  }

  @Test
  void aSelectionIsPlayedAgainAndAgain() {
    at(0.25, false).clickAndHold().perform();
    at(0.3, false).release().perform();
    String selected = browser.text("#wave .wave-tools span");
    assertTrue(selected.matches("0:0[45]\\.\\d to 0:0[56]\\.\\d selected"), selected);
    assertEquals("true", button("Loop").getDomAttribute("aria-pressed"));
    browser.at("#wave button[aria-label=Play]").click();
    browser.until("near its end", () -> position() > 5.7);
    browser.until("at its start again", () -> position() < 5.4 && position() > 4.8);
    browser.at("#wave button[aria-label=Pause]").click();
    at(0.6, false).click().perform(); // elsewhere: plays from there, selects nothing
    browser.until("plays on", () -> position() > 12);
    assertEquals("", browser.text("#wave .wave-tools span"));
    browser.at("#wave button[aria-label=Pause]").click();
  }

  @Test
  void aPartIsSeenLarger() throws Exception {
    stage().sendKeys(Keys.ARROW_RIGHT);
    button("Zoom in").click();
    button("Zoom in").click();
    button("Zoom in").click();
    assertTrue(!texts().contains("0:20"), texts());
    WebElement pan = browser.at("#wave .wave-pan");
    assertTrue(pan.isDisplayed());
    String before = pan.getDomAttribute("aria-valuetext");
    pan.sendKeys(Keys.END);
    browser.until("the end of it", () -> texts().contains("0:20"));
    assertTrue(!before.equals(pan.getDomAttribute("aria-valuetext")));
    browser.picture(PICTURES.resolve("curve-zoomed.png"));
    for (int i = 0; i < 3; i++) {
      button("Zoom out").click();
    }
    assertTrue(!pan.isDisplayed());
    assertTrue(!button("Zoom out").isEnabled());
  }

  @Test
  void theWayOverThePlaneHasADirection() throws Exception {
    assertTrue(browser.at(".plane .path-heads").getDomAttribute("d").length() > 20);
    String start = browser.at(".plane .path-start").getDomAttribute("cx");
    String path = browser.at(".plane .path").getDomAttribute("d");
    assertTrue(path.startsWith("M" + start + " "), path);
    browser.dark(true);
    browser.picture(PICTURES.resolve("curve-dark.png"));
    browser.size(320, 740, true);
    Thread.sleep(300);
    browser.picture(PICTURES.resolve("curve-phone-dark.png"));
    browser.dark(false);
    browser.picture(PICTURES.resolve("curve-phone.png"));
    assertEquals(320L, browser.script("return document.documentElement.scrollWidth"));
  }
}
