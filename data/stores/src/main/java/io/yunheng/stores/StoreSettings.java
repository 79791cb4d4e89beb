/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.time.Duration;

/**
 * How patiently and politely a store is asked.
 *
 * @param timeout until the headers of an answer have come
 * @param stall how long nothing may come of a body, or less than a KiB per second of it
 * @param retries how often in a row a request is tried again without getting on
 * @param longestWait the most that is waited before a retry, whatever {@code Retry-After} asks
 * @param page entries of a page of a listing
 * @param connections that objects are read on at a time
 * @param md5 whether ETags that look like the MD5 of the content are; some stores make them up
 */
public record StoreSettings(
    Duration connectTimeout,
    Duration timeout,
    Duration stall,
    int retries,
    Duration longestWait,
    int page,
    int connections,
    boolean md5) {
  public static final StoreSettings DEFAULTS =
      new StoreSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          6,
          Duration.ofSeconds(30),
          1000,
          32,
          true);

  public StoreSettings {
    if (retries < 0 || page < 1 || page > 1000 || connections < 1) {
      throw new IllegalArgumentException("retries, page and connections must be positive");
    }
  }
}
