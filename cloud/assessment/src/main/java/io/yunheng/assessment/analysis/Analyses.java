/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import java.util.List;

/** The analyses of this room. */
public final class Analyses {
  private Analyses() {}

  /** All of them; their names are unique. */
  public static List<Analysis> all() {
    return List.of(
        new AgreementCovers(),
        new AuditReconciliation(),
        new BoundaryExposure(),
        new BoundaryForwards(),
        new DataAccess(),
        new DataLocated(),
        new DetectionsAlerted(),
        new DocumentInForce(),
        new FirewallCover(),
        new GradingOrder(),
        new ImagesRestricted(),
        new IntegrityChecked(),
        new LocalBackups(),
        new ManagedPlacement(),
        new ManagementApart(),
        new OfferedServices(),
        new OperationsSource(),
        new OwnPolicy(),
        new PolicyFollows(),
        new PrivilegedAudit(),
        new ProviderTickets(),
        new RecordShown(),
        new ReplicaCount(),
        new SensorCoverage(),
        new SitePlacement(),
        new SupplierQualified(),
        new TenantNetworkIsolation(),
        new UnauthorisedStarts(),
        new ZoneBoundaries());
  }
}
