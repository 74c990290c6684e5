package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.ForceOption;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.card.CardJson;
import org.sonaffect.model.card.CardPage;
import org.sonaffect.model.card.CardText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect model MODEL}. */
@Command(
    name = "model",
    description = {
      "Prints the card of a model.",
      "The card says what the model was trained on, how well it predicts, how well its"
          + " intervals hold, and what it cannot do.",
      "",
      "Example:  sonaffect model my.model --html card.html"
    })
final class ModelCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "MODEL", description = ModelArgument.HELP)
  private @Nullable String model;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write the card as an HTML page.")
  private @Nullable Path html;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(names = "--json", description = "Print the card as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException, ModelException {
    String name = CommonOptions.wanted(model, "a model");
    OutputFile page =
        html == null
            ? null
            : OutputFile.of("--html", html, force.given(), CorpusFiles.named(List.of(name)))
                .inItsFolder();
    ModelCard card = ModelArgument.read(name).card();
    if (page != null) {
      page.write(CardPage.of(card));
    }
    if (json) {
      System.out.println(CardJson.of(card).toPrettyString());
    } else {
      System.out.print(CardText.of(card));
    }
    return ExitStatus.SUCCESS;
  }
}
