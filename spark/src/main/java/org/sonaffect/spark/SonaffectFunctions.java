package org.sonaffect.spark;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.UDFRegistration;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;

/**
 * Features and predictions as functions of Spark SQL (docs/SCALE.md), for Scala, Java and PySpark:
 *
 * <pre>{@code
 * SonaffectFunctions.register(spark);
 * spark.sql("SELECT path, predict('music', path).arousal FROM clips");
 * }</pre>
 *
 * <p>A clip {@code x} is a path or address (STRING), read where the task runs, or the bytes of a
 * file (BINARY).
 *
 * <table>
 * <caption>The functions</caption>
 * <tr><td>{@code features(x)}</td><td>{@code array<float>} of ComParE 2013; NULL where the clip
 *     cannot be read</td></tr>
 * <tr><td>{@code features_of(sets, x)}</td><td>the same of other sets: {@code
 *     'compare2013,egemaps'}</td></tr>
 * <tr><td>{@code feature_names(sets)}</td><td>{@code array<string>}, in the same order</td></tr>
 * <tr><td>{@code features_or_reason(sets, x)}</td><td>{@code struct<features, reason>}: one of them
 *     is NULL</td></tr>
 * <tr><td>{@code predict(model, x)}</td><td>{@link #PREDICTION}; the model is a built-in one, or a
 *     file</td></tr>
 * </table>
 *
 * <p>The values are those of the commands.
 */
public final class SonaffectFunctions {
  /** As a table of features holds them. */
  static final ArrayType FEATURES = DataTypes.createArrayType(DataTypes.FloatType, false);

  /** Features, or why there are none. */
  static final StructType FEATURES_OR_REASON =
      new StructType(
          new StructField[] {
            DataTypes.createStructField("features", FEATURES, true),
            DataTypes.createStructField("reason", DataTypes.StringType, true)
          });

  /**
   * What {@code predict} gives: columns of the table of predictions (docs/spec/file-formats.md
   * §9.1), on the scale from -1 to 1, and {@code reason}, why there is no prediction. What the
   * model does not predict is NULL.
   */
  public static final StructType PREDICTION =
      new StructType(
          ClipFunctions.COLUMNS.stream()
              .map(
                  name ->
                      DataTypes.createStructField(
                          name,
                          ClipFunctions.TEXTS.contains(name)
                              ? DataTypes.StringType
                              : DataTypes.DoubleType,
                          true))
              .toArray(StructField[]::new));

  private SonaffectFunctions() {}

  /** Gives the functions to a session; those of the same names are replaced. */
  public static void register(SparkSession spark) {
    ClipFunctions clips =
        new ClipFunctions(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    UDFRegistration functions = spark.udf();
    UDF1<Object, float[]> features = x -> clips.features(FeatureSets.DEFAULT.title(), x).values();
    UDF2<String, Object, float[]> featuresOf = (sets, x) -> clips.features(sets, x).values();
    UDF2<String, Object, Object> orReason = (sets, x) -> clips.features(sets, x).row();
    UDF2<String, Object, Object> predict = clips::prediction;
    UDF1<String, @Nullable List<String>> names =
        sets -> sets == null ? null : FeatureSets.parse(sets).featureNames();
    functions.register("features", features, FEATURES);
    functions.register("features_of", featuresOf, FEATURES);
    functions.register("features_or_reason", orReason, FEATURES_OR_REASON);
    functions.register("predict", predict, PREDICTION);
    functions.register("feature_names", names, DataTypes.createArrayType(DataTypes.StringType));
  }
}
