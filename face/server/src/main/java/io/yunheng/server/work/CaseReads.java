/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.Store;

/** Rows of the case that a visit is about; what is not in it, or not in the scope, is no page. */
record CaseReads(Store store, PageWordsSource words) {
  /** The rows on which the visitor may do something. */
  Scope scope(Visit visit, Operation operation) {
    return words.rules().scope(visit.known().subject(), operation, visit.today());
  }

  /** The case that the path names. */
  WorkCase workCase(Visit visit) {
    return store
        .cases()
        .find(scope(visit, Operation.CASE_READ), visit.id("case"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** The same, if it is worked on. */
  WorkCase openCase(Visit visit) {
    WorkCase one = workCase(visit);
    if (one.state() != CaseState.OPEN) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", one.state().code());
    }
    return one;
  }

  /** The job of the case that the path names. */
  CaseJob job(Visit visit, WorkCase one) {
    return store
        .jobs()
        .find(scope(visit, Operation.JOB_READ), visit.id("job"))
        .filter(job -> job.workCase().equals(one.id()))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** A cloud of the case, for an operation. */
  CloudAccess cloud(Visit visit, WorkCase one, RandomId id, Operation operation) {
    return store
        .clouds()
        .find(scope(visit, operation), id)
        .filter(cloud -> cloud.workCase().equals(one.id()))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }
}
