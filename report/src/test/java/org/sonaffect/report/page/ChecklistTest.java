package org.sonaffect.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.report.Report;
import org.sonaffect.report.RunFixture;
import org.sonaffect.report.page.Checklist.Module;
import org.sonaffect.report.page.ChecklistAnswers.Answer;
import org.sonaffect.study.folder.RunFolder;

/** REFORMS: eight modules, 32 items, each answered from the run or asked of the authors. */
class ChecklistTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private ChecklistAnswers answers;

  @BeforeEach
  void aRun() throws IOException {
    RunFixture.write(folder, false);
    answers = new ChecklistAnswers(RunFolder.read(folder));
  }

  @Test
  void hasEightModulesOf32Items() {
    assertEquals(8, Checklist.MODULES.size());
    assertEquals(32, Checklist.MODULES.stream().mapToInt(m -> m.items().size()).sum());
  }

  @Test
  void everyItemIsAnsweredOrAsked() {
    int asked = 0;
    for (Module module : Checklist.MODULES) {
      for (int i = 0; i < module.items().size(); i++) {
        Answer answer = answers.of(module.name(i));
        assertTrue(answer.text().endsWith("."), answer::text);
        assertFalse(answer.text().contains("null") || answer.text().contains("%s"), answer::text);
        assertEquals(answer.asked(), answer.text().contains("Not stated by the study; please add"));
        asked += answer.asked() ? 1 : 0;
      }
    }
    assertTrue(asked > 5 && asked < 16, asked + " items are asked of the authors");
    assertThrows(IllegalArgumentException.class, () -> answers.of("9a"));
  }

  @Test
  void answersHoldTheRunsOwnNumbers() {
    assertTrue(answers.of("3e").text().contains("music: 120 clips"), answers.of("3e")::text);
    assertTrue(answers.of("5a").text().contains("96 pipelines"), answers.of("5a")::text);
    assertTrue(answers.of("5c").text().contains("5 outer folds"), answers.of("5c")::text);
    assertTrue(answers.of("6a").text().contains("found none"), answers.of("6a")::text);
    assertTrue(answers.of("2b").text().contains("0123456789abcdef"), answers.of("2b")::text);
    assertTrue(answers.of("8a").text().contains("−1.400"), answers.of("8a")::text);
    assertTrue(answers.of("2a").asked(), "the licence is not stated");
  }

  @Test
  void whatTheRunDoesNotHaveIsNotStated() throws IOException {
    assertTrue(!answers.of("5f").text().contains("oint training"), "the run joins nothing");
    assertTrue(answers.of("6b").text().contains("no groups of artists"), answers.of("6b")::text);
    assertTrue(answers.of("6b").text().contains("no fold of"), answers.of("6b")::text);

    Path json = folder.resolve("results.json");
    ObjectNode root = (ObjectNode) new ObjectMapper().readTree(json.toFile());
    ((ObjectNode) root.path("study").path("folds")).put("given", true);
    ((ObjectNode) root.path("study")).withArray("mixtures").add("music:1").add("music:1+sounds:1");
    new ObjectMapper().writeValue(json.toFile(), root);
    Path folds = folder.resolve("folds.csv");
    Files.writeString(folds, Files.readString(folds) + "0,music,last,0,music:Bach,\n");
    ChecklistAnswers given = new ChecklistAnswers(RunFolder.read(folder));
    assertTrue(given.of("5f").text().contains("Joint training is"), given.of("5f")::text);
    assertTrue(given.of("6b").text().contains("one artist or source"), given.of("6b")::text);
    assertTrue(given.of("6b").text().contains("The folds are given"), given.of("6b")::text);

    ((ObjectNode) root.path("study")).putArray("protocols").add("published-2023");
    new ObjectMapper().writeValue(json.toFile(), root);
    ChecklistAnswers published = new ChecklistAnswers(RunFolder.read(folder));
    assertTrue(published.of("6b").text().contains("ignore groups"), published.of("6b")::text);
  }

  @Test
  void standsOnThePageAndAsTables() throws IOException {
    Report.write(RunFolder.read(folder), folder.resolve("report.html"));
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("<details"), "to be opened");
    assertTrue(page.contains("1. Aim of the study: 3 items, 3 for the authors"));
    assertEquals(32, page.split("class=\"checklist\"", 2)[1].split("<dd", -1).length - 1);
    assertTrue(Files.readString(folder.resolve("tables/checklist.md")).contains("| 8b |"));
    assertTrue(Files.size(folder.resolve("tables/checklist.tex")) > 1000);
  }
}
