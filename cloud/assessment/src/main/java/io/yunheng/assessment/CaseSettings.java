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
    Optional<PlatformReport> platformReport) {
  /** The time zone of a case that names none. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

  public CaseSettings {
    estate = List.copyOf(estate);
    earlier = List.copyOf(earlier);
  }
}
