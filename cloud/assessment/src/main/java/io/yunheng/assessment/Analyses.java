/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.analysis.AgreementCovers;
import io.yunheng.assessment.analysis.AuditReconciliation;
import io.yunheng.assessment.analysis.BoundaryExposure;
import io.yunheng.assessment.analysis.BoundaryForwards;
import io.yunheng.assessment.analysis.DataAccess;
import io.yunheng.assessment.analysis.DataLocated;
import io.yunheng.assessment.analysis.DetectionsAlerted;
import io.yunheng.assessment.analysis.DocumentInForce;
import io.yunheng.assessment.analysis.FirewallCover;
import io.yunheng.assessment.analysis.GradingOrder;
import io.yunheng.assessment.analysis.ImagesRestricted;
import io.yunheng.assessment.analysis.IntegrityChecked;
import io.yunheng.assessment.analysis.LocalBackups;
import io.yunheng.assessment.analysis.ManagedPlacement;
import io.yunheng.assessment.analysis.ManagementApart;
import io.yunheng.assessment.analysis.OfferedServices;
import io.yunheng.assessment.analysis.OperationsSource;
import io.yunheng.assessment.analysis.OwnPolicy;
import io.yunheng.assessment.analysis.PolicyFollows;
import io.yunheng.assessment.analysis.PrivilegedAudit;
import io.yunheng.assessment.analysis.ProviderTickets;
import io.yunheng.assessment.analysis.RecordShown;
import io.yunheng.assessment.analysis.ReplicaCount;
import io.yunheng.assessment.analysis.SensorCoverage;
import io.yunheng.assessment.analysis.SitePlacement;
import io.yunheng.assessment.analysis.SupplierQualified;
import io.yunheng.assessment.analysis.TenantNetworkIsolation;
import io.yunheng.assessment.analysis.UnauthorisedStarts;
import io.yunheng.assessment.analysis.ZoneBoundaries;
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
