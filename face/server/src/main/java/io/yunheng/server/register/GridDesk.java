/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import io.yunheng.casework.WorkCase;
import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.evidence.CaseDesk;
import io.yunheng.server.job.CaseRegisters;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a visit is about, and what the visitor may do with it. */
record GridDesk(CaseDesk cases, PageWordsSource words) {
  /**
   * The case of the path; registers are seen by who may see those of the whole case.
   *
   * @throws FaultException with {@code PAGE_NONE} or {@code NOT_PERMITTED}
   */
  WorkCase workCase(Visit visit) {
    WorkCase one = cases.workCase(visit);
    if (!cases.sees(visit, Operation.REGISTER_READ, one, "")) {
      throw cases.refused(visit, Operation.REGISTER_READ);
    }
    return one;
  }

  Store store() {
    return cases.store();
  }

  /** The kind of the path. */
  static Kind kind(Visit visit) {
    return Kind.of(visit.request().pathVariable("kind"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** The column of the path. */
  static Column<?> column(Visit visit, Kind kind) {
    return column(kind, visit.request().pathVariable("column"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** A column by its name. */
  static Optional<Column<?>> column(Kind kind, String name) {
    List<Column<?>> all = new ArrayList<>(kind.shape().columns());
    return all.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The row of the path. */
  RegisterRow row(Visit visit, WorkCase one, Kind kind) {
    return store()
        .registers()
        .find(scope(visit), one.id(), visit.id("row"))
        .filter(row -> row.kind().equals(kind.code()))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** All rows of a register. */
  List<RegisterRow> rows(Visit visit, WorkCase one, Kind kind) {
    return store().registers().all(scope(visit), one.id(), kind.code());
  }

  /** What was said of the completeness of a register. */
  Optional<RegisterWhole> whole(Visit visit, WorkCase one, Kind kind) {
    return Optional.ofNullable(store().registers().wholes(scope(visit), one.id()).get(kind.code()));
  }

  /**
   * Whether the uploaded file of a book counts: there is one, and nothing of the book stands in
   * tables yet. What is filled in now would make all that the file says count no more.
   */
  boolean fileCounts(Visit visit, WorkCase one, Book book) {
    return file(visit, one, book).isPresent()
        && !CaseRegisters.written(store(), scope(visit), one.id(), book);
  }

  /** The uploaded file of a book. */
  Optional<CaseEvidenceFile> file(Visit visit, WorkCase one, Book book) {
    return store().evidence().current(scope(visit), one.id(), "", book.path());
  }

  Scope scope(Visit visit) {
    return cases.access().scope(visit, Operation.REGISTER_READ);
  }

  /** Whether the visitor may fill in that of a kind: not while the file of its book counts. */
  boolean may(Visit visit, WorkCase one, Kind kind) {
    return cases.may(visit, Operation.REGISTER_CHANGE, one, "")
        && !fileCounts(visit, one, Book.of(kind));
  }

  /**
   * Refuses unless he may.
   *
   * @throws FaultException with {@code NOT_PERMITTED}
   */
  void need(Visit visit, WorkCase one) {
    cases.need(visit, Operation.REGISTER_CHANGE, one, "");
  }

  /**
   * Refuses unless he may fill in that of a kind.
   *
   * @throws FaultException with {@code NOT_PERMITTED} or {@code REGISTER_NOT_TAKEN_OVER}
   */
  void need(Visit visit, WorkCase one, Kind kind) {
    need(visit, one);
    Book book = Book.of(kind);
    if (fileCounts(visit, one, book)) {
      throw FaultException.of(
          FaultCode.REGISTER_NOT_TAKEN_OVER,
          "register",
          visit.text("register.book." + book.code()));
    }
  }

  /** The name of somebody. */
  String person(RandomId id) {
    return store().people().find(id).map(Person::name).orElse("");
  }

  /** The address of a grid. */
  static String address(WorkCase one, Kind kind) {
    return "/cases/" + one.id() + "/registers/of/" + kind.code();
  }
}
