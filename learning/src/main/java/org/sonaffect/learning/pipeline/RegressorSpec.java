package org.sonaffect.learning.pipeline;


/** What a regressor is told before it sees data: plain values, one record a family. */
public sealed interface RegressorSpec permits ElasticNetSpec, SvrSpec {
  /** Short text, unique to these values. */
  String describe();
}
