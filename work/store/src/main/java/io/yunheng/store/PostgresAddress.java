/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.http.Secret;

/**
 * Where a PostgreSQL database is.
 *
 * @param url of JDBC, {@code jdbc:postgresql://host:port/database?options}, without a login
 */
public record PostgresAddress(String url, String user, Secret password) {
  public PostgresAddress {
    if (!url.startsWith("jdbc:postgresql:") || user.isBlank()) {
      throw new IllegalArgumentException("not the address of a PostgreSQL database");
    }
  }
}
