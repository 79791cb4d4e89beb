/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a datum came from: which collector or importer, which call or place in a file, when, and in
 * what manner.
 *
 * @param collector the collector or importer, for example {@code openstack} or {@code register}
 * @param call the API call ({@code GET /v2.1/servers/detail}) or the place ({@code sites.xlsx,
 *     sheet 'site', row 4})
 * @param time when it was read
 */
public record Origin(String collector, String call, Instant time, Manner manner) {

  /** In what manner a datum came to us. */
  public enum Manner {
    /** Read from the running service. */
    LIVE("live"),
    /** Read from a recording of a running service. */
    RECORDED("recorded"),
    /** Built from the vendor's documentation; it never met the service. */
    DOCUMENTED("documented"),
    /** Typed in by a person. */
    TYPED("typed"),
    /** Made up for an example or a test, and says so wherever it shows. */
    EXAMPLE("example");

    private final String code;

    Manner(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Manner> of(String code) {
      for (Manner value : values()) {
        if (value.code.equals(code)) {
          return Optional.of(value);
        }
      }
      return Optional.empty();
    }
  }
}
