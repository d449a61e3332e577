package org.sagemakerspark.storage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.util.CaseInsensitiveMap;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import scala.Tuple2;
import scala.collection.Iterator;

/** Makes Hadoop configurations of one call's own; a session's configuration is never changed. */
public final class HadoopConfigurations {

  private HadoopConfigurations() {}

  /** Returns a copy of what the session gives Hadoop, with more settings on top. */
  public static Configuration of(SparkSession spark, Map<String, String> options) {
    Configuration copy = new Configuration(spark.sparkContext().hadoopConfiguration());
    toJava(spark.conf().getAll()).forEach(copy::set);
    options.forEach(copy::set);
    return copy;
  }

  /**
   * Returns what {@link #of} does, with which the paths can be reached also where the class path
   * has no S3A; then the session's settings for AWS say which S3 is meant and who calls it, unless
   * the options do.
   */
  public static Configuration reaching(
      Collection<String> paths, SparkSession spark, Map<String, String> options) {
    Configuration copy = of(spark, options);
    boolean needed = S3Fallback.isNeeded(copy);
    // SageMaker's own spelling of a path; where the cluster has none, S3 is S3A or what stands for
    // it.
    boolean spelt = isAny(paths, "s3:") && copy.get("fs.s3.impl") == null;
    if (spelt) {
      S3Fallback.optionsOfS3(copy).forEach(copy::set);
    }
    if (needed && (spelt || isAny(paths, S3Fallback.SCHEME + ":"))) {
      AwsSettings aws = SessionSettings.of(spark).aws();
      S3Fallback.options(aws).forEach(copy::set);
      aws.hadoopOptions().forEach(copy::set);
      options.forEach(copy::set);
    }
    return copy;
  }

  private static boolean isAny(Collection<String> paths, String start) {
    return paths.stream().anyMatch(path -> path.startsWith(start));
  }

  /**
   * Returns a Scala map as a Java map, without the converters that differ between Scala lines.
   * Names are spelt as they were given, also where the map does not tell case apart: Hadoop does.
   */
  public static Map<String, String> toJava(scala.collection.immutable.Map<String, String> map) {
    Map<String, String> java = new LinkedHashMap<>();
    Iterator<Tuple2<String, String>> entries =
        (map instanceof CaseInsensitiveMap<String> given ? given.originalMap() : map).iterator();
    while (entries.hasNext()) {
      Tuple2<String, String> entry = entries.next();
      java.put(entry._1(), entry._2());
    }
    return java;
  }
}
