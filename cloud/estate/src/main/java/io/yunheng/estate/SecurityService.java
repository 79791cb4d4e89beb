/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A security product or service offered to customers. */
public record SecurityService(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> category,
    Fact<Boolean> available,
    Fact<Boolean> selfService,
    Fact<Boolean> definesPaths,
    Fact<Boolean> choosesComponents,
    Fact<Boolean> setsPolicies,
    Fact<Boolean> openInterface,
    Fact<Boolean> thirdParty,
    Fact<String> document)
    implements Resource {

  public static final Shape<SecurityService> SHAPE =
      Shape.of(
          Kind.SECURITY_SERVICE,
          SecurityService.class,
          List.of(
              Column.text("name", SecurityService::name),
              Column.word(
                  "category",
                  SecurityService::category,
                  "transport",
                  "boundary",
                  "intrusion",
                  "malware",
                  "audit",
                  "monitoring",
                  "key-management",
                  "backup",
                  "migration-out",
                  "hardening",
                  "other"),
              Column.bool("available", SecurityService::available),
              Column.bool("selfService", SecurityService::selfService),
              Column.bool("definesPaths", SecurityService::definesPaths),
              Column.bool("choosesComponents", SecurityService::choosesComponents),
              Column.bool("setsPolicies", SecurityService::setsPolicies),
              Column.bool("openInterface", SecurityService::openInterface),
              Column.bool("thirdParty", SecurityService::thirdParty),
              Column.text("document", SecurityService::document)),
          row ->
              new SecurityService(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.bool(2),
                  row.bool(3),
                  row.bool(4),
                  row.bool(5),
                  row.bool(6),
                  row.bool(7),
                  row.bool(8),
                  row.text(9)));

  @Override
  public Kind kind() {
    return Kind.SECURITY_SERVICE;
  }
}
