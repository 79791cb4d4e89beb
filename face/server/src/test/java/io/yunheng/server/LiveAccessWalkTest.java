/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.Setting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The same walk over an installation on a real PostgreSQL. */
@Tag("live")
class LiveAccessWalkTest extends AccessWalk {
  @Override
  Map<Setting, String> database(Path at) {
    return LivePostgres.database(at);
  }
}
