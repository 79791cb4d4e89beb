/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of things an estate holds; the code is what files, tables and rules write. */
public enum Kind {
  CLOUD("cloud"),
  SITE("site"),
  REGION("region"),
  ZONE("zone"),
  HOST("host"),
  SERVICE("service"),
  TENANT("tenant"),
  INSTANCE("instance"),
  IMAGE("image"),
  SNAPSHOT("snapshot"),
  VOLUME("volume"),
  VOLUME_TYPE("volume-type"),
  REPLICA("replica"),
  BUCKET("bucket"),
  DATABASE("database"),
  NETWORK("network"),
  SUBNET("subnet"),
  PORT("port"),
  ROUTER("router"),
  PEERING("peering"),
  SHARE("share"),
  SECURITY_GROUP("security-group"),
  RULE("rule"),
  FIREWALL("firewall"),
  LOAD_BALANCER("load-balancer"),
  PUBLIC_ADDRESS("public-address"),
  NAT("nat"),
  PRINCIPAL("principal"),
  GRANT("grant"),
  CREDENTIAL("credential"),
  KEY("key"),
  BACKUP_JOB("backup-job"),
  DETECTION_RULE("detection-rule"),
  DETECTION("detection"),
  ALERT("alert"),
  AUDIT_EVENT("audit-event"),
  ENDPOINT("endpoint"),
  MIGRATION("migration"),
  SECURITY_SERVICE("security-service"),
  CONSTRUCT("construct"),
  COLLECTOR("collector"),
  ADDRESS_PREFIX("address-prefix"),
  APPROVAL("approval"),
  AGREEMENT("agreement"),
  CERTIFICATE("certificate"),
  GRADING("grading"),
  SECURITY_ZONE("security-zone"),
  PLANNED_FLOW("planned-flow"),
  TEST_RECORD("test-record"),
  NOTICE("notice"),
  SUPPLIER("supplier"),
  DOCUMENT("document"),
  INHERITED_VERDICT("inherited-verdict");

  private static final Map<String, Kind> BY_CODE = byCode();

  private final String code;

  Kind(String code) {
    this.code = code;
  }

  /** The stable word of this kind, for example {@code security-group}. */
  public String code() {
    return code;
  }

  /** The kind with this code, if there is one. */
  public static Optional<Kind> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** What the records of this kind look like. */
  public Shape<? extends Resource> shape() {
    return switch (this) {
      case CLOUD -> Cloud.SHAPE;
      case SITE -> Site.SHAPE;
      case REGION -> Region.SHAPE;
      case ZONE -> Zone.SHAPE;
      case HOST -> Host.SHAPE;
      case SERVICE -> Service.SHAPE;
      case TENANT -> Tenant.SHAPE;
      case INSTANCE -> Instance.SHAPE;
      case IMAGE -> Image.SHAPE;
      case SNAPSHOT -> Snapshot.SHAPE;
      case VOLUME -> Volume.SHAPE;
      case VOLUME_TYPE -> VolumeType.SHAPE;
      case REPLICA -> Replica.SHAPE;
      case BUCKET -> Bucket.SHAPE;
      case DATABASE -> Database.SHAPE;
      case NETWORK -> Network.SHAPE;
      case SUBNET -> Subnet.SHAPE;
      case PORT -> Port.SHAPE;
      case ROUTER -> Router.SHAPE;
      case PEERING -> Peering.SHAPE;
      case SHARE -> Share.SHAPE;
      case SECURITY_GROUP -> SecurityGroup.SHAPE;
      case RULE -> Rule.SHAPE;
      case FIREWALL -> Firewall.SHAPE;
      case LOAD_BALANCER -> LoadBalancer.SHAPE;
      case PUBLIC_ADDRESS -> PublicAddress.SHAPE;
      case NAT -> Nat.SHAPE;
      case PRINCIPAL -> Principal.SHAPE;
      case GRANT -> Grant.SHAPE;
      case CREDENTIAL -> Credential.SHAPE;
      case KEY -> Key.SHAPE;
      case BACKUP_JOB -> BackupJob.SHAPE;
      case DETECTION_RULE -> DetectionRule.SHAPE;
      case DETECTION -> Detection.SHAPE;
      case ALERT -> Alert.SHAPE;
      case AUDIT_EVENT -> AuditEvent.SHAPE;
      case ENDPOINT -> Endpoint.SHAPE;
      case MIGRATION -> Migration.SHAPE;
      case SECURITY_SERVICE -> SecurityService.SHAPE;
      case CONSTRUCT -> Construct.SHAPE;
      case COLLECTOR -> Collector.SHAPE;
      case ADDRESS_PREFIX -> AddressPrefix.SHAPE;
      case APPROVAL -> Approval.SHAPE;
      case AGREEMENT -> Agreement.SHAPE;
      case CERTIFICATE -> Certificate.SHAPE;
      case GRADING -> Grading.SHAPE;
      case SECURITY_ZONE -> SecurityZone.SHAPE;
      case PLANNED_FLOW -> PlannedFlow.SHAPE;
      case TEST_RECORD -> TestRecord.SHAPE;
      case NOTICE -> Notice.SHAPE;
      case SUPPLIER -> Supplier.SHAPE;
      case DOCUMENT -> CaseDocument.SHAPE;
      case INHERITED_VERDICT -> InheritedVerdict.SHAPE;
    };
  }

  private static Map<String, Kind> byCode() {
    Map<String, Kind> map = new HashMap<>();
    for (Kind kind : values()) {
      map.put(kind.code, kind);
    }
    return Map.copyOf(map);
  }
}
