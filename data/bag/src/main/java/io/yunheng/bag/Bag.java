/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a bag says of itself.
 *
 * @param version empty if there is no declaration that can be understood
 * @param manifests of the payload, by name
 * @param tagManifests by name
 * @param fetch whether there is a {@code fetch.txt}
 */
public record Bag(
    Path root,
    Optional<String> version,
    BagInfo info,
    List<Manifest> manifests,
    List<Manifest> tagManifests,
    boolean fetch) {
  public Bag {
    manifests = List.copyOf(manifests);
    tagManifests = List.copyOf(tagManifests);
  }
}
