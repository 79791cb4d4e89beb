/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.files.Fields;
import java.util.List;

/** A value and the place it was written in, so that later checks can say where. */
record SourcedValue<T>(T value, Fields fields) {
  static <T> List<T> values(List<SourcedValue<T>> written) {
    return written.stream().map(SourcedValue::value).toList();
  }
}
