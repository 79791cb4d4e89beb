/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.Setting;
import java.nio.file.Path;
import java.util.Map;

/** The walk over an installation in its folder. */
class AccessWalkTest extends AccessWalk {
  @Override
  Map<Setting, String> database(Path at) {
    return Map.of();
  }
}
