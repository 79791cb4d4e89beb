/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.stores.Composition;
import io.yunheng.stores.ObjectDetail;
import io.yunheng.stores.StoredObject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a store knows of an object beside its bytes.
 *
 * @param key which the path stands for
 * @param etag empty if it has none
 * @param version empty if it has none
 * @param older whether the key stands for a newer version, or for none
 * @param storageClass in the store's words; empty if it does not say, like the next ones
 * @param md5 whether the bytes were checked against an MD5 that the store states
 * @param composed of what it was put together, in a word and a number or name; empty if it was not
 * @param metadata of users
 */
public record ObjectFacts(
    String key,
    String etag,
    String version,
    boolean older,
    String contentType,
    String storageClass,
    String encryption,
    boolean md5,
    String composed,
    Map<String, String> metadata) {
  public ObjectFacts {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  static ObjectFacts of(StoredObject object, ObjectDetail detail, boolean md5) {
    return new ObjectFacts(
        object.key().text(),
        detail.etag().map(etag -> etag.value()).orElse(""),
        detail.version().orElse(""),
        !object.latest(),
        detail.contentType(),
        detail.storageClass(),
        detail.encryption(),
        md5,
        composed(detail.composed()),
        detail.metadata());
  }

  /** What the listing tells. */
  static ObjectFacts of(StoredObject object) {
    return new ObjectFacts(
        object.key().text(),
        object.etag().map(etag -> etag.value()).orElse(""),
        object.version().orElse(""),
        !object.latest(),
        object.contentType().orElse(""),
        object.storageClass(),
        "",
        false,
        "",
        Map.of());
  }

  private static String composed(Optional<Composition> composed) {
    return switch (composed.orElse(new Composition.Parts(0))) {
      case Composition.Parts(int count) -> count == 0 ? "" : "parts " + count;
      case Composition.StaticLarge(var segments, var _) -> "static-large " + segments.size();
      case Composition.DynamicLarge(String prefix) -> "dynamic-large " + prefix;
    };
  }
}
