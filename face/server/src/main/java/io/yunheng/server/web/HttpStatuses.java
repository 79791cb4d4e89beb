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
      Map.of(
          FaultCode.PAGE_NONE, 404,
          FaultCode.NOT_PERMITTED, 403,
          FaultCode.ROLE_NOT_GRANTABLE, 403,
          FaultCode.ROLE_OTHER_SIDE, 409,
          FaultCode.NOT_LOGGED_IN, 401,
          FaultCode.FORM_FOREIGN, 403,
          FaultCode.LINK_SPENT, 404,
          FaultCode.ROW_STALE, 409,
          FaultCode.REQUEST_TOO_LARGE, 413,
          FaultCode.DISK_FULL, 507);

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
