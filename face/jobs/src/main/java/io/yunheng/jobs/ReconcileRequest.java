/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says what a provider still has and did not hand over.
 *
 * @param manifest a bag, or a folder of lists
 * @param estates of the provider, at least one
 * @param mapping a file that says what is whose
 * @param tenants whose resources count; empty for all
 * @param output a folder for the result
 * @param force whether what is in the output may be replaced
 */
public record ReconcileRequest(
    Path manifest,
    List<Path> estates,
    Optional<Path> mapping,
    List<String> tenants,
    Optional<Path> output,
    boolean force)
    implements JobRequest<ReconcileResult> {
  /** The file of the result in the output. */
  public static final String RESULT = "reconciliation.json";

  public ReconcileRequest {
    estates = List.copyOf(estates);
    tenants = List.copyOf(tenants);
  }

  @Override
  public JobKind kind() {
    return JobKind.RECONCILE;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(manifest).also(estates).also(mapping.stream().toList());
  }

  @Override
  public Optional<Path> target() {
    return output;
  }

  @Override
  public Optional<Path> mustBeFree() {
    return force ? Optional.empty() : output.map(folder -> folder.resolve(RESULT));
  }

  @Override
  public ReconcileRequest into(Path other) {
    return new ReconcileRequest(manifest, estates, mapping, tenants, output.map(_ -> other), force);
  }
}
