/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How the files of an arrangement are called; safe on every file system. */
final class OscalNames {
  static final String CATALOG = "oscal-catalog.json";
  static final String LOSSES = "oscal-not-carried.json";

  private static final int LONGEST = 60;
  private static final int MARK = 8;

  private final Map<String, String> names = new HashMap<>();

  OscalNames(Arrangement arrangement) {
    Map<String, Integer> alike = new HashMap<>();
    for (CloudService service : arrangement.services()) {
      alike.merge(plain(service.id()).toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    for (CloudService service : arrangement.services()) {
      String plain = plain(service.id());
      boolean clear =
          plain.equals(service.id()) && alike.getOrDefault(plain.toLowerCase(Locale.ROOT), 0) == 1;
      names.put(service.id(), clear ? plain : plain + "-" + mark(service.id()));
    }
  }

  String plan(CloudService service) {
    return "ssp-" + names.getOrDefault(service.id(), mark(service.id())) + ".json";
  }

  String profile(CloudService service) {
    return "profile-" + names.getOrDefault(service.id(), mark(service.id())) + ".json";
  }

  private static String plain(String id) {
    String safe = id.replaceAll("[^A-Za-z0-9._-]", "-");
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
  }

  private static String mark(String id) {
    return OscalId.root().of("file", id).value().toString().substring(0, MARK);
  }
}
