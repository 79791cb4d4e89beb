/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.WorkbookFile;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.RecordWriting;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The records of a case that stand in tables, as the file that engines read. */
public final class CaseRecords {
  /** Its place in the folder of a case. */
  static final String PLACE = CaseFile.WORKBOOK_RECORDS;

  private final Store store;

  CaseRecords(Store store) {
    this.store = store;
  }

  /**
   * Writes the file; the same records are the same bytes.
   *
   * @return whether somebody wrote in a record; otherwise nothing is written
   */
  boolean write(Scope scope, RandomId workCase, Path file) {
    List<RecordWriting> all = store.records().history(scope, workCase);
    if (all.isEmpty()) {
      return false;
    }
    Map<RandomId, String> names = names(all);
    WorkbookFile.write(file, RecordWriting.workbook(all, id -> names.getOrDefault(id, id.text())));
    return true;
  }

  /** What people are called; whoever shares a name with another one has his log-in behind it. */
  private Map<RandomId, String> names(List<RecordWriting> all) {
    List<Person> people =
        all.stream()
            .map(one -> one.mark().by())
            .distinct()
            .map(store.people()::find)
            .flatMap(Optional::stream)
            .toList();
    Map<String, Long> called =
        people.stream().collect(Collectors.groupingBy(Person::name, Collectors.counting()));
    return people.stream()
        .collect(
            Collectors.toMap(
                Person::id,
                person ->
                    called.getOrDefault(person.name(), 0L) > 1
                        ? person.name() + " (" + person.login() + ")"
                        : person.name()));
  }

  /** Whether there is an uploaded file of what people wrote: engines read it, or what is here. */
  public static boolean uploaded(Store store, RandomId workCase) {
    return store
            .evidence()
            .list(
                CaseView.scope(workCase),
                workCase,
                Set.of(EvidenceState.CURRENT),
                Optional.of(EvidenceKind.RECORDS),
                "",
                RowWindow.first(1))
            .total()
        > 0;
  }
}
