/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * Where the cloud stands.
 *
 * @param sites machine rooms and other places, those in China first, the unknown last
 * @param leftOut how many sites are not shown
 */
public record Location(List<Place> sites, long leftOut) {
  public Location {
    sites = List.copyOf(sites);
  }

  /**
   * One place.
   *
   * @param where {@code in-china}, {@code abroad} or {@code unknown}
   * @param address country, province and address as registered
   * @param holdings what stands or lies there
   */
  public record Place(
      String id,
      String name,
      String where,
      String whereWord,
      String address,
      String purpose,
      String source,
      List<Area> zones,
      List<WordCount> holdings) {
    public Place {
      zones = List.copyOf(zones);
      holdings = List.copyOf(holdings);
    }
  }

  /** A zone or storage location in a place. */
  public record Area(String id, String name, List<WordCount> holdings) {
    public Area {
      holdings = List.copyOf(holdings);
    }
  }
}
