package org.sonaffect.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The first view of the page in a browser, as a person uses it. */
record ListenPage(Browser browser, Path downloads) {
  /** Opens it anew, with nothing left of earlier sessions. */
  void openEmpty(String address) {
    browser.driver.get("about:blank");
    browser.driver.executeCdpCommand(
        "Storage.clearDataForOrigin",
        Map.of("origin", address.replaceAll("/$", ""), "storageTypes", "indexeddb"));
    open(address);
  }

  void open(String address) {
    browser.size(1280, 900, false);
    browser.driver.get(address + "#listen");
    loaded();
  }

  void reload() {
    browser.driver.navigate().refresh();
    loaded();
  }

  private void loaded() {
    browser.until("the plane", () -> browser.all("circle.reference").size() == 150);
  }

  void upload(Path... files) {
    browser
        .at("#picker")
        .sendKeys(String.join("\n", Stream.of(files).map(Path::toString).toList()));
  }

  void done(int points) {
    browser.until("points", () -> browser.all(".plane .file").size() == points);
    browser.until("no more progress", () -> browser.all(".files progress:not([hidden])").isEmpty());
  }

  /** Takes a tool for the plane, by its name. */
  void tool(String label) {
    browser.all(".tools button").stream()
        .filter(button -> button.getText().equals(label))
        .findFirst()
        .orElseThrow()
        .click();
  }

  /** A row of the list of files, by the file's name. */
  WebElement row(String name) {
    return browser.all("#files li").stream()
        .filter(row -> row.findElement(By.cssSelector(".name")).getText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + browser.text("#files")));
  }

  List<String> names() {
    return browser.all("#files .name").stream().map(WebElement::getText).toList();
  }

  /** A file that a click downloads; the last one of that name is gone before. */
  Path download(String button, String name) throws Exception {
    Path file = downloads.resolve(name);
    Files.deleteIfExists(file);
    browser.at(button).click();
    for (int i = 0; i < 400 && !Files.exists(file); i++) {
      Thread.sleep(25);
    }
    Thread.sleep(100);
    return file;
  }
}
