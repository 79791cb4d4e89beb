/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RowKey;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.result.RunRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a case over what its last run found.
 *
 * @param rows in the order of the standard
 * @param apart records with words whose item and object the last run does not have
 * @param names of the people who work on rows
 */
record RecordBook(
    WorkCase workCase,
    RunRecords.Found run,
    List<RecordRow> rows,
    List<CaseRecord> apart,
    Map<RandomId, String> names) {
  RecordBook {
    rows = List.copyOf(rows);
    apart = List.copyOf(apart);
    names = Map.copyOf(names);
  }

  /** The name of somebody who works on a row. */
  String name(RandomId person) {
    return names.getOrDefault(person, "");
  }

  Optional<RecordRow> row(RowKey key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst();
  }

  /** The address of the records of a case. */
  static String address(WorkCase one) {
    return "/cases/" + one.id() + "/records";
  }
}
