package org.sonaffect.learning.pipeline;

import java.util.Map;

/** What a regressor is told before it sees data: plain values, one record a family. */
public sealed interface RegressorSpec permits ElasticNetSpec, SvrSpec {
  /** Short text, unique to these values. */
  String describe();

  /** The values by name, in a fixed order: numbers, texts and booleans only. */
  Map<String, Object> fields();
}
