/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.analysis.AddressPairs;
import io.yunheng.assessment.analysis.AgreementCoverage;
import io.yunheng.assessment.analysis.AuditReconciliation;
import io.yunheng.assessment.analysis.BoundaryExposure;
import io.yunheng.assessment.analysis.BoundaryForwards;
import io.yunheng.assessment.analysis.DataAccess;
import io.yunheng.assessment.analysis.DataLocation;
import io.yunheng.assessment.analysis.DetectionAlerts;
import io.yunheng.assessment.analysis.DocumentValidity;
import io.yunheng.assessment.analysis.FirewallCover;
import io.yunheng.assessment.analysis.GradingOrder;
import io.yunheng.assessment.analysis.HeldCopies;
import io.yunheng.assessment.analysis.ImageHardening;
import io.yunheng.assessment.analysis.ImageRestriction;
import io.yunheng.assessment.analysis.IntegrityCheck;
import io.yunheng.assessment.analysis.JudgedConstructs;
import io.yunheng.assessment.analysis.KeyCertification;
import io.yunheng.assessment.analysis.KeyReaders;
import io.yunheng.assessment.analysis.LeftoverCopies;
import io.yunheng.assessment.analysis.LocalBackups;
import io.yunheng.assessment.analysis.ManagedPlacement;
import io.yunheng.assessment.analysis.ManagementSeparation;
import io.yunheng.assessment.analysis.OfferedServices;
import io.yunheng.assessment.analysis.OperationsSource;
import io.yunheng.assessment.analysis.OutgoingRules;
import io.yunheng.assessment.analysis.OwnPolicy;
import io.yunheng.assessment.analysis.PaperReference;
import io.yunheng.assessment.analysis.PolicyContinuity;
import io.yunheng.assessment.analysis.PrivilegedAudit;
import io.yunheng.assessment.analysis.ProviderTickets;
import io.yunheng.assessment.analysis.RecordPresence;
import io.yunheng.assessment.analysis.ReplicaCount;
import io.yunheng.assessment.analysis.SensorCoverage;
import io.yunheng.assessment.analysis.SitePlacement;
import io.yunheng.assessment.analysis.SupplierQualification;
import io.yunheng.assessment.analysis.TenantNetworkIsolation;
import io.yunheng.assessment.analysis.TestCoverage;
import io.yunheng.assessment.analysis.UnauthorisedStarts;
import io.yunheng.assessment.analysis.ZoneBoundaries;
import java.util.List;

/** The analyses of this room. */
public final class Analyses {
  private Analyses() {}

  /** All of them; their names are unique. */
  public static List<Analysis> all() {
    return List.of(
        new AddressPairs(),
        new AgreementCoverage(),
        new AuditReconciliation(),
        new BoundaryExposure(),
        new BoundaryForwards(),
        new DataAccess(),
        new DataLocation(),
        new DetectionAlerts(),
        new DocumentValidity(),
        new FirewallCover(),
        new GradingOrder(),
        new ImageHardening(),
        new ImageRestriction(),
        new IntegrityCheck(),
        new JudgedConstructs(),
        new LeftoverCopies(),
        new LocalBackups(),
        new ManagedPlacement(),
        new ManagementSeparation(),
        new OfferedServices(),
        new OperationsSource(),
        new OutgoingRules(),
        new OwnPolicy(),
        new PaperReference(),
        new PolicyContinuity(),
        new PrivilegedAudit(),
        new ProviderTickets(),
        new RecordPresence(),
        new ReplicaCount(),
        new SensorCoverage(),
        new SitePlacement(),
        new KeyCertification(),
        new HeldCopies(),
        new KeyReaders(),
        new SupplierQualification(),
        new TenantNetworkIsolation(),
        new TestCoverage(),
        new UnauthorisedStarts(),
        new ZoneBoundaries());
  }
}
