/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Resource;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds that resources come in kind and id order, each id once. */
final class Order {
  private @Nullable Resource last;

  /** What is wrong with this resource coming next, if anything is. */
  Optional<FaultException> next(Resource next, long line, FileFaults faults) {
    Resource before = last;
    last = next;
    if (before == null) {
      return Optional.empty();
    }
    int order = before.kind().compareTo(next.kind());
    if (order == 0) {
      order = before.id().compareTo(next.id());
    }
    if (order < 0) {
      return Optional.empty();
    }
    return Optional.of(
        order == 0
            ? faults.at(
                line, FaultCode.ESTATE_ID_TWICE, "kind", next.kind().code(), "id", next.id())
            : faults.at(
                line,
                FaultCode.ESTATE_OUT_OF_ORDER,
                "found",
                next.kind().code() + " " + next.id(),
                "after",
                before.kind().code() + " " + before.id()));
  }

  void last(Resource resource) {
    last = resource;
  }
}
