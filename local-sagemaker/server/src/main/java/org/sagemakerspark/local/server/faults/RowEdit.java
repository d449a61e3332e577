package org.sagemakerspark.local.server.faults;

import java.util.ArrayList;
import java.util.List;

/** What is done to the rows of an answer. */
enum RowEdit {
  DROP_LAST {
    @Override
    <T> List<T> apply(List<T> rows) {
      return rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1);
    }
  },

  REPEAT_LAST {
    @Override
    <T> List<T> apply(List<T> rows) {
      List<T> more = new ArrayList<>(rows);
      if (!rows.isEmpty()) {
        more.add(rows.get(rows.size() - 1));
      }
      return more;
    }
  };

  abstract <T> List<T> apply(List<T> rows);
}
