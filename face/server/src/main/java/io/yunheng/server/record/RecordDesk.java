/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RowKey;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseMark;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.RecordFinding;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.evidence.CaseDesk;
import io.yunheng.server.job.CaseRecords;
import io.yunheng.server.result.RunRecords;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RecordTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a visit may do with the records of the case that its path names. */
record RecordDesk(CaseDesk cases, RunRecords runs, PageWordsSource source) {
  WorkCase workCase(Visit visit) {
    return runs.workCase(visit);
  }

  RecordTable table() {
    return cases.store().records();
  }

  Scope scope(Visit visit, Operation operation) {
    return cases.access().scope(visit, operation);
  }

  /** The records of a case; empty where nothing was assessed yet. */
  Optional<RecordBook> book(Visit visit, WorkCase one) {
    return runs.last(visit, one).map(run -> book(visit, one, run));
  }

  private RecordBook book(Visit visit, WorkCase one, RunRecords.Found run) {
    Map<RowKey, CaseRecord> records = new HashMap<>();
    Set<RandomId> named = new HashSet<>();
    for (CaseRecord record : table().all(scope(visit, Operation.RECORD_READ), one.id())) {
      records.put(record.row(), record);
      named.addAll(record.files());
    }
    Set<RandomId> moved = moved(one, named);
    List<RecordRow> rows = new ArrayList<>();
    for (RunRecords.Finding finding : run.findings()) {
      RowKey key = new RowKey(finding.item().id(), finding.object().object());
      Optional<CaseRecord> record = Optional.ofNullable(records.remove(key));
      rows.add(
          new RecordRow(
              rows.size() + 1,
              finding,
              new RecordFinding(Optional.of(run.id()), run.scale(), finding.object().state()),
              record,
              record
                  .filter(found -> found.files().stream().anyMatch(moved::contains))
                  .isPresent()));
    }
    return new RecordBook(
        one,
        run,
        rows,
        records.values().stream()
            .filter(record -> !record.entry().empty())
            .sorted(Comparator.comparing(CaseRecord::row))
            .toList(),
        rows.stream()
            .map(RecordRow::owner)
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), this::person)));
  }

  /** Those of some pieces of evidence that were replaced or withdrawn, whoever asks. */
  private Set<RandomId> moved(WorkCase one, Set<RandomId> named) {
    Scope whole = new Scope(Set.of(), Set.of(one.id()), Map.of(), Set.of());
    Set<RandomId> moved = new HashSet<>();
    for (RandomId id : named) {
      if (cases
          .store()
          .evidence()
          .find(whole, id)
          .filter(file -> file.state() == EvidenceState.CURRENT)
          .isEmpty()) {
        moved.add(id);
      }
    }
    return moved;
  }

  /** A piece of evidence, if the visitor may see it. */
  Optional<CaseEvidenceFile> evidence(Visit visit, WorkCase one, RandomId id) {
    return cases
        .store()
        .evidence()
        .find(scope(visit, Operation.EVIDENCE_READ), id)
        .filter(file -> file.workCase().equals(one.id()));
  }

  /** Whether the visitor may do something in a case that is open. */
  boolean may(Visit visit, Operation operation, WorkCase one) {
    return one.state() == CaseState.OPEN
        && cases
            .rules()
            .decide(
                visit.known().subject(),
                operation,
                new AccessTarget.OfCase(one.id(), one.organisation()),
                visit.today())
            .allowed();
  }

  /**
   * Refuses unless he may.
   *
   * @throws io.yunheng.fault.FaultException with {@code NOT_PERMITTED}
   */
  void need(Visit visit, Operation operation, WorkCase one) {
    if (!may(visit, operation, one)) {
      throw cases.refused(visit, operation);
    }
  }

  String person(RandomId id) {
    return cases.store().people().find(id).map(Person::name).orElse("");
  }

  String mark(Visit visit, CaseMark mark) {
    return visit.text("record.mark", person(mark.by()), words(visit).moment(mark.at()));
  }

  /** People who can write records in a case, by name; those of the organisation as he sees them. */
  List<Person> people(Visit visit, WorkCase one) {
    return cases.people(visit, one, Operation.RECORD_WRITE, Stream.of(visit.known().person().id()));
  }

  /**
   * Whether an uploaded file says what people wrote in a case, and nothing was written in pages: it
   * counts, and nothing is written beside it.
   */
  boolean fileCounts(Visit visit, WorkCase one) {
    return CaseRecords.uploaded(cases.store(), one.id())
        && table().history(scope(visit, Operation.RECORD_READ), one.id()).isEmpty();
  }

  PageWords words(Visit visit) {
    return source.of(visit);
  }
}
