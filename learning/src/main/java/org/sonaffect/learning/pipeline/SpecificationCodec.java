package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;

/** Specifications of pipelines as plain values, and back. */
final class SpecificationCodec {
  private SpecificationCodec() {}

  static Fields to(PipelineSpec spec) {
    return Fields.NONE
        .with("projection", projection(spec.projection()))
        .with("regressor", regressor(spec.regressor()));
  }

  private static Fields projection(ProjectionSpec spec) {
    if (spec instanceof ProjectionSpec.Pca pca) {
      return Fields.of("pca")
          .with("share", pca.share())
          .with("whiten", pca.whiten())
          .with("keep-null", pca.keepNull());
    }
    return Fields.of("none");
  }

  private static Fields regressor(RegressorSpec spec) {
    if (spec instanceof SvrSpec svr) {
      return Fields.of("svr")
          .with("kernel", kernel(svr.kernel()))
          .with("c", svr.c())
          .with("epsilon", svr.epsilon())
          .with("shrinking", svr.shrinking())
          .with("tolerance", svr.tolerance());
    }
    ElasticNetSpec net = (ElasticNetSpec) spec;
    return Fields.of("elastic-net")
        .with("l1-ratio", net.l1Ratio())
        .with("normalize", net.normalize())
        .with("penalties", net.penalties())
        .with("tolerance", net.tolerance())
        .with("smallest", net.smallest());
  }

  private static Fields kernel(Kernel kernel) {
    if (kernel instanceof Kernel.Rbf rbf) {
      return Fields.of("rbf").with("gamma", gamma(rbf.gamma()));
    } else if (kernel instanceof Kernel.Polynomial polynomial) {
      return Fields.of("polynomial")
          .with("degree", polynomial.degree())
          .with("coef0", polynomial.coef0())
          .with("gamma", gamma(polynomial.gamma()));
    } else if (kernel instanceof Kernel.Sigmoid sigmoid) {
      return Fields.of("sigmoid")
          .with("coef0", sigmoid.coef0())
          .with("gamma", gamma(sigmoid.gamma()));
    }
    return Fields.of("linear");
  }

  private static Fields gamma(Gamma gamma) {
    return gamma instanceof Gamma.Scale scale
        ? Fields.of("scale").with("multiple", scale.multiple())
        : Fields.of("auto");
  }

  static PipelineSpec from(Reading reading) {
    reading.fields("projection", "regressor");
    return new PipelineSpec(
        readProjection(reading.field("projection")), readRegressor(reading.field("regressor")));
  }

  private static ProjectionSpec readProjection(Reading reading) {
    if (reading.kind().equals("none")) {
      reading.fields("kind");
      return ProjectionSpec.NONE;
    }
    expect(reading, "pca");
    reading.fields("kind", "share", "whiten", "keep-null");
    return reading.made(
        () ->
            new ProjectionSpec.Pca(
                reading.field("share").number(),
                reading.field("whiten").truth(),
                reading.field("keep-null").truth()));
  }

  private static RegressorSpec readRegressor(Reading reading) {
    if (reading.kind().equals("svr")) {
      reading.fields("kind", "kernel", "c", "epsilon", "shrinking", "tolerance");
      Kernel kernel = readKernel(reading.field("kernel"));
      return reading.made(
          () ->
              new SvrSpec(
                  kernel,
                  reading.field("c").number(),
                  reading.field("epsilon").number(),
                  reading.field("shrinking").truth(),
                  reading.field("tolerance").number()));
    }
    expect(reading, "elastic-net");
    reading.fields("kind", "l1-ratio", "normalize", "penalties", "tolerance", "smallest");
    return reading.made(
        () ->
            new ElasticNetSpec(
                reading.field("l1-ratio").number(),
                reading.field("normalize").truth(),
                reading.field("penalties").whole(1, 10_000),
                reading.field("tolerance").number(),
                reading.field("smallest").number()));
  }

  private static Kernel readKernel(Reading reading) {
    return switch (reading.kind()) {
      case "linear" -> {
        reading.fields("kind");
        yield new Kernel.Linear();
      }
      case "rbf" -> new Kernel.Rbf(readGamma(reading.fields("kind", "gamma").field("gamma")));
      case "polynomial" -> {
        reading.fields("kind", "degree", "coef0", "gamma");
        Gamma gamma = readGamma(reading.field("gamma"));
        yield reading.made(
            () ->
                new Kernel.Polynomial(
                    reading.field("degree").whole(1, 32), reading.field("coef0").number(), gamma));
      }
      case "sigmoid" -> {
        reading.fields("kind", "coef0", "gamma");
        Gamma gamma = readGamma(reading.field("gamma"));
        yield reading.made(() -> new Kernel.Sigmoid(reading.field("coef0").number(), gamma));
      }
      default -> throw reading.refuse("a kernel " + reading.kind(), "a kind known here");
    };
  }

  private static Gamma readGamma(Reading reading) {
    if (reading.kind().equals("auto")) {
      reading.fields("kind");
      return Gamma.AUTO;
    }
    expect(reading, "scale");
    reading.fields("kind", "multiple");
    return reading.made(() -> Gamma.scale(reading.field("multiple").number()));
  }

  private static void expect(Reading reading, String kind) {
    if (!reading.kind().equals(kind)) {
      throw reading.refuse("the kind " + reading.kind(), "a kind known here");
    }
  }
}
