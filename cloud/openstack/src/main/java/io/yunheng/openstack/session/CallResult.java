/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.session;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What came of one call. */
public sealed interface CallResult {
  /**
   * It succeeded.
   *
   * @param headers of the answer, names in lower case
   */
  record Got(JsonNode body, Map<String, String> headers, Origin origin) implements CallResult {}

  /** It did not; the gap says why and what it would need. */
  record Missed(Gap gap) implements CallResult {}
}
