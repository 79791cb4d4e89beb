/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.EstateHeader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The subject of an assessment and the evidence it is based on.
 *
 * @param name the case's name
 * @param address the case's content address
 * @param asOf the moment it stands for, and its date
 * @param zone in which people read its dates
 * @param level the protection level assessed against
 * @param scale the scale that decides
 * @param example whether the case is made up
 * @param tenant the customer's tenant, where a tenant's system is assessed
 * @param system the name of the customer's system
 * @param report the platform's own report that platform items are taken over from
 * @param estate the header of the evidence
 * @param earlier the header of the earlier estate
 * @param catalog the digest of the items' catalog
 * @param packs the checks used
 * @param producer the program and version
 * @param seals whether the estates that were used were signed
 */
public record Heading(
    String name,
    String address,
    SubjectKind subject,
    Instant asOf,
    ZoneId zone,
    int level,
    ScaleName scale,
    boolean example,
    Optional<String> tenant,
    Optional<String> system,
    Optional<PlatformReport> report,
    EstateHeader estate,
    Optional<EstateHeader> earlier,
    String catalog,
    List<PackUsed> packs,
    String producer,
    List<EstateSeal> seals) {
  public Heading {
    packs = List.copyOf(packs);
    seals = List.copyOf(seals);
  }

  /**
   * A pack of checks.
   *
   * @param digest SHA-256 of its file
   * @param checks how many checks it holds
   */
  public record PackUsed(String id, String version, String file, String digest, int checks) {}
}
