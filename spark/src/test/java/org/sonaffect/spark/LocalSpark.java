package org.sonaffect.spark;

import org.apache.spark.SparkConf;

/** Spark inside the tests: two threads, nothing listening but on loopback. */
final class LocalSpark {
  private LocalSpark() {}

  static SparkConf configuration() {
    return new SparkConf(false)
        .setMaster("local[2]")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1");
  }

  /** The same for what takes its configuration from the process. */
  static void begin() {
    for (scala.Tuple2<String, String> setting : configuration().getAll()) {
      System.setProperty(setting._1(), setting._2());
    }
  }

  static void end() {
    for (scala.Tuple2<String, String> setting : configuration().getAll()) {
      System.clearProperty(setting._1());
    }
  }
}
