package org.sagemakerspark.datasource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Splits that one task reads, one after the other.
 *
 * @param splits at least one
 */
record RecordPartition(ArrayList<RecordSplit> splits) implements InputPartition {

  /**
   * Spreads splits over as few tasks as keep to a size, the largest first, as Spark's own sources
   * do ({@code FilePartition.getFilePartitions}).
   *
   * @param bytesAtMost what a task reads at most, unless one split is larger
   * @param openCost bytes that could be read in the time that a file takes to be opened
   */
  static RecordPartition[] pack(List<RecordSplit> splits, long bytesAtMost, long openCost) {
    List<RecordPartition> partitions = new ArrayList<>();
    ArrayList<RecordSplit> current = new ArrayList<>();
    long bytes = 0;
    List<RecordSplit> bySize = new ArrayList<>(splits);
    bySize.sort(Comparator.comparingLong(RecordSplit::bytes).reversed());
    for (RecordSplit split : bySize) {
      if (!current.isEmpty() && bytes + split.bytes() > bytesAtMost) {
        partitions.add(new RecordPartition(current));
        current = new ArrayList<>();
        bytes = 0;
      }
      current.add(split);
      bytes += split.bytes() + openCost;
    }
    if (!current.isEmpty()) {
      partitions.add(new RecordPartition(current));
    }
    return partitions.toArray(new RecordPartition[0]);
  }
}
