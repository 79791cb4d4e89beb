/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What {@code case.yaml} says.
 *
 * @param name a person's name for the case
 * @param level the protection level assessed against
 * @param asOf the moment the assessment stands for, when it was given
 * @param zone the time zone of dates that were typed without one
 * @param example whether the whole case is made up
 * @param tenant the id of the customer's tenant; given exactly when the subject is a tenant's
 *     system
 * @param system the name of the customer's system
 * @param estate the estates of the moment assessed, as paths in the case; empty: the newest in
 *     {@code estates/}
 * @param earlier the earlier estates for reconciliation; empty: the one before the newest, of the
 *     same cloud
 * @param collectorKeys fingerprints of the keys with which trusted collectors sign estates: 64 hex
 *     digits, or the first 16 of them
 */
public record CaseSettings(
    String name,
    SubjectKind subject,
    int level,
    Optional<Instant> asOf,
    ZoneId zone,
    boolean example,
    Optional<String> tenant,
    Optional<String> system,
    List<String> estate,
    List<String> earlier,
    Optional<PlatformReport> platformReport,
    List<String> collectorKeys) {
  /** The time zone of a case that names none. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

  public CaseSettings {
    estate = List.copyOf(estate);
    earlier = List.copyOf(earlier);
    collectorKeys = List.copyOf(collectorKeys);
  }

  /** Settings that name no keys of collectors. */
  public CaseSettings(
      String name,
      SubjectKind subject,
      int level,
      Optional<Instant> asOf,
      ZoneId zone,
      boolean example,
      Optional<String> tenant,
      Optional<String> system,
      List<String> estate,
      List<String> earlier,
      Optional<PlatformReport> platformReport) {
    this(
        name,
        subject,
        level,
        asOf,
        zone,
        example,
        tenant,
        system,
        estate,
        earlier,
        platformReport,
        List.of());
  }

  /** Whether a key is one that the case names as a collector's, by its whole fingerprint or id. */
  public boolean trusts(String fingerprint) {
    return collectorKeys.stream().anyMatch(fingerprint::startsWith);
  }
}
