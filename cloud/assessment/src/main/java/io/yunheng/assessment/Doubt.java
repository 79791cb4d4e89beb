/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Gap;
import java.util.Optional;

/**
 * What is not certain about an observation's place in a check.
 *
 * @param whether it may turn out that the check does not look at the resource at all
 * @param whose why the tenant or site it belongs to is not known; it may then belong to any
 */
public record Doubt(boolean whether, Optional<Gap> whose) {
  public static final Doubt NONE = new Doubt(false, Optional.empty());
}
