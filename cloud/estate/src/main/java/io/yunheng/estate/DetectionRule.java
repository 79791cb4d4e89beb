/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A sensor or rule that detects something. */
public record DetectionRule(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> detects,
    Fact<String> tenant,
    Fact<List<String>> networks,
    Fact<Long> instances,
    Fact<String> covers,
    Fact<Boolean> enabled,
    Fact<Instant> signaturesUpdated,
    Fact<List<String>> alertChannels,
    Fact<Boolean> logging,
    Fact<String> product,
    Fact<String> licence)
    implements Resource {

  public static final Shape<DetectionRule> SHAPE =
      Shape.of(
          Kind.DETECTION_RULE,
          DetectionRule.class,
          List.of(
              Column.text("name", DetectionRule::name),
              Column.word(
                  "detects",
                  DetectionRule::detects,
                  "attack-by-customer",
                  "attack-on-node",
                  "abnormal-traffic-vm-host",
                  "abnormal-traffic-vm-vm",
                  "isolation-failure",
                  "vm-lifecycle",
                  "malware",
                  "malware-spread",
                  "vulnerability",
                  "baseline"),
              Column.ref("tenant", Kind.TENANT, DetectionRule::tenant),
              Column.refs("networks", Kind.NETWORK, DetectionRule::networks),
              Column.number("instances", DetectionRule::instances),
              Column.word("covers", DetectionRule::covers, "all", "some", "none"),
              Column.bool("enabled", DetectionRule::enabled),
              Column.time("signaturesUpdated", DetectionRule::signaturesUpdated),
              Column.texts("alertChannels", DetectionRule::alertChannels),
              Column.bool("logging", DetectionRule::logging),
              Column.text("product", DetectionRule::product),
              Column.text("licence", DetectionRule::licence)),
          row ->
              new DetectionRule(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.texts(3),
                  row.number(4),
                  row.text(5),
                  row.bool(6),
                  row.time(7),
                  row.texts(8),
                  row.bool(9),
                  row.text(10),
                  row.text(11)));

  @Override
  public Kind kind() {
    return Kind.DETECTION_RULE;
  }
}
