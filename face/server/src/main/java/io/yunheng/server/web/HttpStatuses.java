/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Category;
import io.yunheng.fault.FaultCode;
import java.util.Map;

/** Which HTTP status a fault is answered with: its own, or that of its category. */
final class HttpStatuses {
  private static final Map<FaultCode, Integer> OWN =
      Map.ofEntries(
          Map.entry(FaultCode.PAGE_NONE, 404),
          Map.entry(FaultCode.NOT_PERMITTED, 403),
          Map.entry(FaultCode.INDEPENDENCE_NOT_DECLARED, 403),
          Map.entry(FaultCode.ROLE_NOT_GRANTABLE, 403),
          Map.entry(FaultCode.ROLE_OTHER_SIDE, 409),
          Map.entry(FaultCode.ADMINISTRATORS_APART, 409),
          Map.entry(FaultCode.NOT_LOGGED_IN, 401),
          Map.entry(FaultCode.FORM_FOREIGN, 403),
          Map.entry(FaultCode.LINK_SPENT, 404),
          Map.entry(FaultCode.OUTSIDE_REFUSED, 403),
          Map.entry(FaultCode.OUTSIDE_LATE, 403),
          Map.entry(FaultCode.OUTSIDE_UNBOUND, 403),
          Map.entry(FaultCode.OUTSIDE_BOUND, 409),
          Map.entry(FaultCode.ROW_STALE, 409),
          Map.entry(FaultCode.REGISTER_NOT_TAKEN_OVER, 409),
          Map.entry(FaultCode.EVIDENCE_PATH_TAKEN, 409),
          Map.entry(FaultCode.EVIDENCE_INFECTED, 403),
          Map.entry(FaultCode.EVIDENCE_DISK_SHORT, 507),
          Map.entry(FaultCode.UPLOAD_OFFSET_WRONG, 409),
          Map.entry(FaultCode.UPLOAD_INCOMPLETE, 409),
          Map.entry(FaultCode.UPLOAD_PART_INVALID, 413),
          Map.entry(FaultCode.REQUEST_TOO_LARGE, 413),
          Map.entry(FaultCode.DISK_FULL, 507));

  private HttpStatuses() {}

  static int of(FaultCode code) {
    Integer own = OWN.get(code);
    return own == null ? of(code.category()) : own;
  }

  private static int of(Category category) {
    return switch (category) {
      case USAGE -> 400;
      case INPUT -> 422;
      case ACCESS -> 502;
      case INTERNAL -> 500;
    };
  }
}
