package org.sonaffect.learning.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;

class GridSourceTest {
  @Test
  void oneValueOrAListOrARangeStandsForEachName() {
    Grid grid =
        GridSource.grid(
            "svr",
            Map.of(
                "kernel", "rbf",
                "C", Map.of("from", 0.1, "to", 10, "count", 3, "spacing", "geometric"),
                "epsilon", List.of(0.05, 0.1),
                "gamma", List.of("scale", "auto", 0.5)));
    assertEquals(18, grid.size());
    SvrSpec last = (SvrSpec) grid.points().get(17).regressor();
    assertEquals(new SvrSpec(new Kernel.Rbf(Gamma.scale(.5)), 10, .1, false), last);
    assertEquals(Projection.NONE, grid.points().get(17).projection());
  }

  @Test
  void valuesThatAKernelDoesNotHaveDoNotMultiplyItsPoints() {
    Map<String, Object> source =
        Map.of(
            "kernel", List.of("rbf", "linear", "sigmoid", "polynomial"),
            "degree", List.of(2, 3),
            "coef0", List.of(0, 1, 2));
    assertEquals(1 + 1 + 3 + 6, GridSource.grid("svr", source).size());
  }

  @Test
  void aListIsOneGridAfterTheOther() {
    Grid grid =
        GridSource.grid(
            "mine",
            List.of(
                Map.of("regressor", "elastic-net", "l1_ratio", List.of(.1, .9)),
                Map.of("regressor", "svr", "share", .9, "whiten", List.of(true, false))));
    assertEquals(4, grid.size());
    assertEquals(new ElasticNetSpec(.1, false), grid.points().get(0).regressor());
    assertEquals(new Projection.Pca(.9, true, false), grid.points().get(2).projection());
  }

  @Test
  void thePapersGridsCanBeWrittenOutOrNamed() {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("l1_ratio", Map.of("from", .01, "to", .99, "count", 10));
    written.put("normalize", List.of(true, false));
    written.put("share", Map.of("from", .8, "to", 1 - 1e-15, "count", 10));
    written.put("whiten", List.of(true, false));
    assertEquals(PaperGrids.elasticNet(false), GridSource.grid("linear", written));
    assertEquals(PaperGrids.elasticNet(false), GridSource.grid("linear", "paper"));
    assertEquals(26_000, GridSource.grid("svr", "paper").size());
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() {
    refused("svr", Map.of("c", 1), "grids: svr: unknown name c, expected one of C, coef0, degree");
    refused("svr", Map.of("C", "big"), "grids: svr: C is big, expected a number");
    refused(
        "svr", Map.of("C", List.of(1, -1)), "grids: svr: svr: C is -1, expected a number above 0");
    refused("svr", Map.of("C", List.of()), "grids: svr: C is 0 values, expected 1..10000");
    refused(
        "svr", Map.of("kernel", "laplace"), "kernel is laplace, expected linear, polynomial, rbf");
    refused("svr", Map.of("gamma", "wide"), "gamma is wide, expected scale, auto or a multiple");
    refused(
        "svr", Map.of("degree", 2.5, "kernel", "polynomial"), "degree is 2.5, expected a whole");
    refused("svr", Map.of("share", 1.2), "share: share of variance is 1.2");
    refused("svr", Map.of("whiten", "maybe"), "whiten is maybe, expected true or false");
    refused("svr", Map.of("l1_ratio", .5), "unknown name l1_ratio");
    refused("svr", 7, "grids: svr is 7, expected a mapping");
    refused("mine", Map.of("C", 1), "grids: mine: regressor is missing");
    refused("mine", List.of(), "grid mine has no points");
    refused("mine", "paper", "the paper has grids for svr and linear");
    refused(
        "svr",
        Map.of("C", Map.of("from", 0, "to", 1, "count", 3, "spacing", "geometric")),
        "grids: svr: C: from is 0, expected both ends above 0");
    refused("svr", Map.of("C", Map.of("from", 1, "to", 2)), "grids: svr: C: count is missing");
  }

  @Test
  void aHugeGridIsRefusedBeforeItIsBuilt() {
    List<Integer> many = IntStream.rangeClosed(1, 10_000).boxed().toList();
    Map<String, Object> source = Map.of("C", many, "epsilon", many, "gamma", many, "share", .5);
    refused("svr", source, "points are more than 200000");
  }

  private static void refused(String name, Object source, String why) {
    String found =
        assertThrows(IllegalArgumentException.class, () -> GridSource.grid(name, source))
            .toString();
    assertTrue(found.contains(why), found);
  }
}
