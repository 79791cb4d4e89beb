/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Word;

/** What can be asked of Yunheng. */
public enum JobKind implements Word {
  /** A {@link AssessRequest}. */
  ASSESS("assess", AssessRequest.class),
  /** A {@link CaseCheckRequest}. */
  CASE_CHECK("case-check", CaseCheckRequest.class),
  /** A {@link CaseInitRequest}. */
  CASE_INIT("case-init", CaseInitRequest.class),
  /** A {@link WorkbookExportRequest}. */
  WORKBOOK_EXPORT("workbook-export", WorkbookExportRequest.class),
  /** A {@link WorkbookMergeRequest}. */
  WORKBOOK_MERGE("workbook-merge", WorkbookMergeRequest.class),
  /** A {@link CollectRequest}. */
  COLLECT("collect", CollectRequest.class),
  /** A {@link EstateShowRequest}. */
  ESTATE_SHOW("estate-show", EstateShowRequest.class),
  /** A {@link RegisterReadRequest}. */
  REGISTER_READ("register-read", RegisterReadRequest.class),
  /** A {@link FormReadRequest}. */
  FORM_READ("form-read", FormReadRequest.class),
  /** A {@link DiffRequest}. */
  DIFF("diff", DiffRequest.class),
  /** A {@link ResponsibilityRequest}. */
  RESPONSIBILITY("responsibility", ResponsibilityRequest.class),
  /** A {@link ArrangementRequest}. */
  ARRANGEMENT("arrangement", ArrangementRequest.class),
  /** A {@link CatalogExportRequest}. */
  CATALOG_EXPORT("catalog-export", CatalogExportRequest.class),
  /** A {@link KeyRequest}. */
  KEY("key", KeyRequest.class),
  /** A {@link CreateManifestRequest}. */
  CREATE_MANIFEST("create-manifest", CreateManifestRequest.class),
  /** A {@link VerifyManifestRequest}. */
  VERIFY_MANIFEST("verify-manifest", VerifyManifestRequest.class),
  /** A {@link SignManifestRequest}. */
  SIGN_MANIFEST("sign-manifest", SignManifestRequest.class),
  /** An {@link InspectRequest}. */
  INSPECT("inspect", InspectRequest.class),
  /** A {@link ReconcileRequest}. */
  RECONCILE("reconcile", ReconcileRequest.class),
  /** A {@link CompareRequest}. */
  COMPARE("compare", CompareRequest.class),
  /** A {@link BagCheckRequest}. */
  BAG_CHECK("bag-check", BagCheckRequest.class);

  private final String code;
  private final Class<? extends JobRequest<?>> request;

  JobKind(String code, Class<? extends JobRequest<?>> request) {
    this.code = code;
    this.request = request;
  }

  @Override
  public String code() {
    return code;
  }

  Class<? extends JobRequest<?>> request() {
    return request;
  }
}
