/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Image;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * An image, or a snapshot kept as one, and who else can use it.
 *
 * @param sharedWith the tenants that it is shared with, by their ids
 */
record SharedImage(
    Resource resource,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> visibility,
    Fact<List<String>> sharedWith) {
  private static final Set<String> OPEN = Set.of("public", "community");

  /** All images, and the snapshots that are not among them. */
  static List<SharedImage> all(Estate estate) {
    List<SharedImage> all = new ArrayList<>();
    for (Image image : estate.all(Image.SHAPE)) {
      all.add(
          new SharedImage(
              image, image.name(), image.tenant(), image.visibility(), image.sharedWith()));
    }
    for (Snapshot one : estate.all(Snapshot.SHAPE)) {
      if (estate.find(Image.SHAPE, one.id()).isEmpty()) {
        all.add(new SharedImage(one, one.name(), one.tenant(), one.visibility(), one.sharedWith()));
      }
    }
    return all;
  }

  /** Whether others than the owner can use it. */
  ReachAnswer open() {
    return everybody().or(ReachAnswer.of(sharedWith, others -> !others.isEmpty()));
  }

  /** Whether everybody can use it. */
  ReachAnswer everybody() {
    return ReachAnswer.of(visibility, OPEN::contains);
  }

  /** The ids of those whom it is shared with. */
  List<String> others() {
    return sharedWith.optional().orElse(List.of());
  }

  /** What people call those who can use it; {@code *} for everybody. */
  static List<String> names(Estate estate, Collection<String> others) {
    return others.isEmpty()
        ? List.of("*")
        : others.stream()
            .map(
                id ->
                    estate
                        .find(Tenant.SHAPE, id)
                        .flatMap(one -> one.name().optional())
                        .filter(name -> !name.isBlank())
                        .orElse(id))
            .toList();
  }
}
