/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;

/**
 * How a duty of both sides is divided.
 *
 * @param components what it is about; empty where each side has its own part whatever the model
 * @param each why each side has its own part
 */
public record Range(String clause, List<Component> components, Optional<Text> each) {
  public Range {
    components = List.copyOf(components);
  }
}
