/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.evidence.CaseDesk;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RequestTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a visit may do with the requests of the case that its path names. */
record RequestDesk(CaseDesk cases, PageWordsSource source) {
  WorkCase workCase(Visit visit) {
    return cases.workCase(visit);
  }

  RequestTable table() {
    return cases.store().requests();
  }

  Scope scope(Visit visit, Operation operation) {
    return cases.access().scope(visit, operation);
  }

  /**
   * The request that the path names.
   *
   * @throws FaultException with {@code PAGE_NONE} if there is none for the visitor
   */
  CaseRequest request(Visit visit, WorkCase one) {
    return table()
        .find(scope(visit, Operation.REQUEST_READ), visit.id("request"))
        .filter(found -> found.workCase().equals(one.id()))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  boolean may(Visit visit, Operation operation, WorkCase one, String object) {
    return cases.may(visit, operation, one, object);
  }

  boolean mayMake(Visit visit, WorkCase one) {
    return may(visit, Operation.REQUEST_MAKE, one, "");
  }

  /**
   * Whether the visitor may write down answers: who answers himself, and who asked somebody without
   * an account and has his answer.
   */
  boolean mayAnswer(Visit visit, WorkCase one, CaseRequest request) {
    return may(visit, Operation.REQUEST_ANSWER, one, request.description().object())
        || receives(visit, one, request);
  }

  /** Whether he writes down what another one said. */
  boolean receives(Visit visit, WorkCase one, CaseRequest request) {
    return request.description().person().isEmpty()
        && may(visit, Operation.REQUEST_MAKE, one, request.description().object());
  }

  String person(RandomId id) {
    return cases.store().people().find(id).map(Person::name).orElse("");
  }

  /** Who is asked, by name. */
  String asked(CaseRequest request) {
    return request.description().person().map(this::person).orElse(request.description().outside());
  }

  /**
   * People who can be asked in a case, by name: those with a role in it, who is responsible for it,
   * and who was asked already; those with a role over the whole organisation only for who may see
   * its members.
   */
  List<Person> people(Visit visit, WorkCase one, Optional<RandomId> asked) {
    return cases.people(
        visit, one, Operation.REQUEST_ANSWER, Stream.concat(one.owner().stream(), asked.stream()));
  }

  PageWords words(Visit visit) {
    return source.of(visit);
  }

  static String address(RandomId workCase) {
    return "/cases/" + workCase + "/requests";
  }

  static String address(CaseRequest request) {
    return address(request.workCase()) + "/" + request.id();
  }
}
