package org.sonaffect.report.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.folder.RunFolder;

/**
 * A checklist for machine learning in science, filled from a run: the 32 items in eight modules of
 * REFORMS (Kapoor et al., "REFORMS: Consensus-based Recommendations for Machine-learning-based
 * Science", Science Advances 10(18), 2024), in our words.
 */
final class Checklist {
  private Checklist() {}

  /** A module's title and items; an item's number is the module's and a letter. */
  record Module(int number, String title, List<String> items) {
    String name(int item) {
      return number + String.valueOf((char) ('a' + item));
    }
  }

  static final List<Module> MODULES =
      read(
          """
          Aim of the study
            The population or distribution that the claim is about
            Why this population was chosen
            Why machine learning is used
          Reproducibility
            The data, where they are and in which version
            The code, in which version
            Machine and software that it ran on
            Instructions for use
            One script that makes all results
          Quality of the data
            Where the data come from, for training and for testing
            From what the clips were drawn
            Why the data suit the question
            What is predicted, and how it is distributed
            How many samples there are
            What is missing, and what is done about it
            Why the data represent the population
          Preparation of the data
            What was excluded, and why
            What is done about impossible or damaged samples
            Every transformation from the raw form on
          Models
            Every model that was trained
            Why these kinds of model
            How models are evaluated, and how rows are parted
            How a model is chosen
            Ranges of the hyperparameters, and what was chosen
            The baselines, and why they are fair
          Leakage
            How training and test rows are kept apart in every step
            How dependent or duplicate samples are handled
            Why each input may be used for the prediction
          Metrics and uncertainty
            All metrics
            The uncertainty of every number, and how it is computed
            The tests, and what they assume
          Reach and limits
            What is known about other data
            Where the findings are not expected to hold
          """);

  private static List<Module> read(String text) {
    List<Module> modules = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(" ")) {
        modules.get(modules.size() - 1).items().add(line.strip());
      } else {
        modules.add(new Module(modules.size() + 1, line, new ArrayList<>()));
      }
    }
    return List.copyOf(modules);
  }

  /** One module under the other, each to be opened. */
  static void add(RunFolder run, Parts parts) {
    ChecklistAnswers answers = new ChecklistAnswers(run);
    parts.text(
        "After REFORMS (Kapoor et al., Science Advances 10(18), 2024), in our words. The run"
            + " answers what it knows; the rest is for the authors.");
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (Module module : MODULES) {
      List<DomContent> items = new ArrayList<>();
      int open = 0;
      for (int i = 0; i < module.items().size(); i++) {
        String name = module.name(i);
        ChecklistAnswers.Answer answer = answers.of(name);
        open += answer.asked() ? 1 : 0;
        items.add(dt(name + ". " + module.items().get(i)));
        items.add(dd(answer.text()).withCondClass(answer.asked(), "asked"));
        rows.add(Table.row(name, module.items().get(i), answer.text()));
      }
      String line =
          "%d. %s: %d items, %s"
              .formatted(
                  module.number(),
                  module.title(),
                  module.items().size(),
                  open == 0 ? "all answered" : open + " for the authors");
      DomContent list = dl(each(items, item -> item)).withClass("checklist");
      parts.content().add(Page.folded(line, List.of(list)));
    }
    parts.written(
        new Table(
            "checklist",
            "Checklist after REFORMS (Kapoor et al., Science Advances 10(18), 2024), in our words.",
            List.of("Item", "What is asked", "Answer"),
            1,
            rows));
  }
}
