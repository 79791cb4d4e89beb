/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

/** One thing in an estate, of one kind, with an id that is unique within its kind. */
public sealed interface Resource
    permits Cloud,
        Site,
        Region,
        Zone,
        Host,
        Service,
        Tenant,
        Instance,
        Image,
        Snapshot,
        Volume,
        VolumeType,
        Replica,
        Bucket,
        Database,
        Network,
        Subnet,
        Port,
        Router,
        Peering,
        Share,
        SecurityGroup,
        Rule,
        Firewall,
        LoadBalancer,
        PublicAddress,
        Nat,
        Principal,
        Grant,
        Credential,
        Key,
        BackupJob,
        DetectionRule,
        Detection,
        Alert,
        AuditEvent,
        Endpoint,
        Migration,
        SecurityService,
        Construct,
        Collector,
        AddressPrefix,
        Approval,
        Agreement,
        Certificate,
        Grading,
        SecurityZone,
        PlannedFlow,
        TestRecord,
        Notice,
        Supplier,
        CaseDocument,
        InheritedVerdict {

  /** Unique within the kind; the vendor's own id wherever there is one. */
  String id();

  /** Where this record came from. */
  Origin origin();

  Kind kind();
}
