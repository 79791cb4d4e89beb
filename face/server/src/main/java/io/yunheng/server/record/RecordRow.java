/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.Decision;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.RowKey;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.RecordFinding;
import io.yunheng.casework.RecordSeen;
import io.yunheng.casework.RecordStage;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.result.RunRecords;
import java.util.Optional;

/**
 * An item and an object, with what the last run found and what people wrote.
 *
 * @param number its place among all rows, from 1
 * @param shown what the last run found
 * @param filesMoved whether evidence that the record names was replaced or withdrawn
 */
record RecordRow(
    int number,
    RunRecords.Finding finding,
    RecordFinding shown,
    Optional<CaseRecord> record,
    boolean filesMoved) {
  Item item() {
    return finding.item();
  }

  ObjectResult object() {
    return finding.object();
  }

  RowKey key() {
    return new RowKey(item().id(), object().object());
  }

  /** What people call the object. */
  String objectName() {
    return object().name().isEmpty() ? object().object() : object().name();
  }

  /** What the rules came to, without people. */
  Decision machine() {
    return object().machine().decision();
  }

  /** What a person decided. */
  Optional<Verdict> written() {
    return record.flatMap(one -> one.entry().verdict());
  }

  /** What stands. */
  Verdict verdict() {
    return written().orElse(machine().verdict());
  }

  boolean decided() {
    return verdict() != Verdict.INDETERMINATE;
  }

  /** Whether a person decided something else than the machine did. */
  boolean overridden() {
    return written().isPresent()
        && machine().decided()
        && machine().verdict() != written().orElseThrow();
  }

  /** Whether what the record stands on is not what is there now, so that it has to be confirmed. */
  boolean moved() {
    return filesMoved || record.filter(one -> one.moved(shown.state())).isPresent();
  }

  RecordStage stage() {
    return record.map(CaseRecord::stage).orElse(RecordStage.OPEN);
  }

  Optional<RandomId> owner() {
    return record.flatMap(one -> one.task().owner());
  }

  boolean of(RandomId person) {
    return owner().filter(person::equals).isPresent();
  }

  long version() {
    return record.map(CaseRecord::version).orElse(0L);
  }

  /** Whether it can be submitted. */
  boolean complete() {
    return decided() && !moved();
  }

  RecordSeen seen() {
    return new RecordSeen(key(), shown, version());
  }
}
