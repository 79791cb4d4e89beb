/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.openstack.session.Microversion;
import java.util.List;
import java.util.Optional;

/**
 * The services that are read: their catalogue types, the path of the API, and the newest
 * microversion understood.
 */
public enum ServiceKind {
  IDENTITY,
  COMPUTE,
  PLACEMENT,
  NETWORK,
  IMAGE,
  VOLUME,
  KEY_MANAGER,
  OBJECT_STORE;

  /** The types a catalogue may list this service under, the usual one first. */
  public List<String> types() {
    return switch (this) {
      case IDENTITY -> List.of("identity");
      case COMPUTE -> List.of("compute");
      case PLACEMENT -> List.of("placement");
      case NETWORK -> List.of("network");
      case IMAGE -> List.of("image");
      case VOLUME -> List.of("block-storage", "volumev3", "block-store", "volume");
      case KEY_MANAGER -> List.of("key-manager");
      case OBJECT_STORE -> List.of("object-store");
    };
  }

  /** The path that an endpoint must end in; appended when the catalogue leaves it out. */
  public String path() {
    return switch (this) {
      case IDENTITY -> "/v3";
      case NETWORK -> "/v2.0";
      case IMAGE -> "/v2";
      case KEY_MANAGER -> "/v1";
      case COMPUTE, PLACEMENT, VOLUME, OBJECT_STORE -> "";
    };
  }

  /** The newest microversion that is understood. */
  public Optional<Microversion> newest() {
    return switch (this) {
      case COMPUTE -> Optional.of(new Microversion(2, 93));
      case PLACEMENT -> Optional.of(new Microversion(1, 39));
      case VOLUME -> Optional.of(new Microversion(3, 70));
      case IDENTITY, NETWORK, IMAGE, KEY_MANAGER, OBJECT_STORE -> Optional.empty();
    };
  }

  /** The service's word in {@code OpenStack-API-Version}. */
  public String headerWord() {
    return this == VOLUME ? "volume" : types().getFirst();
  }
}
