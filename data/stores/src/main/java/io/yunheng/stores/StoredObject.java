/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.time.Instant;
import java.util.Optional;

/**
 * An object as a store lists it.
 *
 * @param size in bytes; of a dynamic large object of Swift that of its manifest, which is 0
 * @param version present where the listing was one of all versions
 * @param latest whether it is what the key stands for now
 * @param storageClass in the store's words; empty where it does not say
 * @param contentType present where the listing has it, which S3's has not
 */
public record StoredObject(
    ObjectKey key,
    long size,
    Optional<Etag> etag,
    Optional<Instant> modified,
    Optional<String> version,
    boolean latest,
    String storageClass,
    Optional<String> contentType) {}
