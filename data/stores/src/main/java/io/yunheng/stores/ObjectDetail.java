/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a store says of an object with its content.
 *
 * @param size in bytes, of the whole content
 * @param encryption at rest, in the store's words; empty if it says nothing of it
 * @param contentMd5 the MD5 of the content, where the store says it in a way that is proof
 * @param metadata of users, names in lower case
 * @param composed how it was put together, if it was
 */
public record ObjectDetail(
    long size,
    Optional<Etag> etag,
    Optional<Instant> modified,
    Optional<String> version,
    String contentType,
    String storageClass,
    String encryption,
    Optional<String> contentMd5,
    Map<String, String> metadata,
    Optional<Composition> composed) {
  public ObjectDetail {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }
}
