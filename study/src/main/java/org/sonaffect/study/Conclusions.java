package org.sonaffect.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * What is concluded from the results of a run. It stands in results.json beside the means, under
 * {@code claims}, so that a study need not know who concludes.
 */
@FunctionalInterface
public interface Conclusions {
  /** No claims. */
  Conclusions NONE = (results, run, clips) -> JsonNodeFactory.instance.arrayNode();

  /**
   * The claims of a run.
   *
   * @param results every row of results.csv
   * @param run results.json as far as it is known
   * @param clips the rated clips of all corpora
   */
  JsonNode claims(List<Result> results, JsonNode run, List<RatedClip> clips);
}
