/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import io.yunheng.fault.Fault;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What came of asking: a reply of the service, or silence. */
public sealed interface HttpAnswer {
  /** When it was known, to the second. */
  Instant time();

  /**
   * The service replied, with whatever status.
   *
   * @param headers those we keep, names in lower case
   * @param body the JSON document with secrets taken out; {@link MissingNode} if there was none
   */
  record Reply(int status, Map<String, String> headers, JsonNode body, Instant time)
      implements HttpAnswer {
    public Reply {
      headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Whether the status is in the 200s. */
    public boolean ok() {
      return status / 100 == 2;
    }
  }

  /** No usable reply: unreachable, untrusted, too large, not understood. */
  record Silence(Fault fault, Instant time) implements HttpAnswer {}
}
