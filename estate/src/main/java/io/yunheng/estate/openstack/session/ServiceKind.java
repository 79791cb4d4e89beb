/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.openstack.session;

import java.util.List;
import java.util.Optional;

/** The services that are read: their catalogue types, the path of the API, and the newest microversion understood. */
public enum ServiceKind {
  IDENTITY(List.of("identity"), "/v3", Optional.empty()),
  COMPUTE(List.of("compute"), "", Optional.of(new Microversion(2, 93))),
  PLACEMENT(List.of("placement"), "", Optional.of(new Microversion(1, 39))),
  NETWORK(List.of("network"), "/v2.0", Optional.empty()),
  IMAGE(List.of("image"), "/v2", Optional.empty()),
  VOLUME(
      List.of("block-storage", "volumev3", "block-store", "volume"),
      "",
      Optional.of(new Microversion(3, 70))),
  KEY_MANAGER(List.of("key-manager"), "/v1", Optional.empty()),
  OBJECT_STORE(List.of("object-store"), "", Optional.empty());

  private final List<String> types;
  private final String path;
  private final Optional<Microversion> newest;

  ServiceKind(List<String> types, String path, Optional<Microversion> newest) {
    this.types = types;
    this.path = path;
    this.newest = newest;
  }

  public List<String> types() {
    return types;
  }

  /** The path that an endpoint must end in; appended when the catalogue leaves it out. */
  String path() {
    return path;
  }

  Optional<Microversion> newest() {
    return newest;
  }

  /** The service's word in {@code OpenStack-API-Version}. */
  String headerWord() {
    return this == VOLUME ? "volume" : types.getFirst();
  }
}
