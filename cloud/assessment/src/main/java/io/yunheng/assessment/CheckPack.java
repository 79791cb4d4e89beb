/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.fault.Text;
import java.util.List;

/**
 * One file of checks.
 *
 * @param file its name
 * @param digest SHA-256 of its bytes, in hex
 */
public record CheckPack(
    String id, String version, Text title, String file, String digest, List<Check> checks) {
  public CheckPack {
    checks = List.copyOf(checks);
  }
}
