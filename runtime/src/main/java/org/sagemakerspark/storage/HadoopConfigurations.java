package org.sagemakerspark.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
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

  /** Returns a Scala map as a Java map, without the converters that differ between Scala lines. */
  public static Map<String, String> toJava(scala.collection.immutable.Map<String, String> map) {
    Map<String, String> java = new LinkedHashMap<>();
    Iterator<Tuple2<String, String>> entries = map.iterator();
    while (entries.hasNext()) {
      Tuple2<String, String> entry = entries.next();
      java.put(entry._1(), entry._2());
    }
    return java;
  }
}
