package org.sagemakerspark.local.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagemakerspark.local.server.faults.Target;
import org.sagemakerspark.local.server.http.Json;

/** What has been asked of the services, for tests and for the page. */
public final class Ledger {

  private static final int KEPT_A_KIND = 100;
  private static final int KEPT_RECENT = 200;

  private record Counts(long[] received, Map<Integer, Long> statuses) {}

  private record Entry(Instant time, Target target, int status, long millis) {}

  private final Map<String, Deque<byte[]>> requests = new TreeMap<>();
  private final Map<String, Counts> invocations = new TreeMap<>();
  private final Deque<Entry> recent = new ArrayDeque<>();

  /** Keeps the JSON of a control-plane request as it was received. */
  public synchronized void keep(String operation, byte[] body) {
    Deque<byte[]> kept = requests.computeIfAbsent(operation, o -> new ArrayDeque<>());
    kept.addLast(body);
    if (kept.size() > KEPT_A_KIND) {
      kept.removeFirst();
    }
  }

  /** Gives the kept requests of an operation, the oldest first. */
  public synchronized List<byte[]> requests(String operation) {
    return new ArrayList<>(requests.getOrDefault(operation, new ArrayDeque<>()));
  }

  /** Counts a request that has arrived. */
  public synchronized void received(Target target) {
    if (!target.endpoint().isEmpty()) {
      counts(target).received()[0]++;
    }
  }

  /** Counts an answer. */
  public synchronized void answered(Target target, int status, Instant start) {
    if (!target.endpoint().isEmpty()) {
      counts(target).statuses().merge(status, 1L, Long::sum);
    }
    long millis = Instant.now().toEpochMilli() - start.toEpochMilli();
    recent.addLast(new Entry(start, target, status, millis));
    if (recent.size() > KEPT_RECENT) {
      recent.removeFirst();
    }
  }

  private Counts counts(Target target) {
    return invocations.computeIfAbsent(
        target.endpoint(), e -> new Counts(new long[1], new TreeMap<>()));
  }

  /** Gives how often each endpoint was invoked, and how often it answered with each status. */
  public synchronized ObjectNode invocations() {
    ObjectNode answer = Json.object();
    invocations.forEach(
        (endpoint, counts) -> {
          ObjectNode entry = answer.putObject(endpoint).put("received", counts.received()[0]);
          ObjectNode statuses = entry.putObject("statuses");
          counts.statuses().forEach((status, n) -> statuses.put(status.toString(), n));
        });
    return answer;
  }

  /** Gives the last requests, the newest first. */
  public synchronized ArrayNode recent() {
    ArrayNode answer = Json.object().putArray("requests");
    recent
        .descendingIterator()
        .forEachRemaining(
            entry ->
                answer
                    .addObject()
                    .put("time", Json.seconds(entry.time()))
                    .put("operation", entry.target().operation())
                    .put("endpoint", entry.target().endpoint())
                    .put("status", entry.status())
                    .put("millis", entry.millis()));
    return answer;
  }
}
