/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

/**
 * How much evidence is kept; counts are always exact.
 *
 * @param perObject the most violated or unknown observations kept of one check for one object
 * @param perCheck the most of them kept of one check, spread over its objects
 * @param samples the most satisfied observations kept of one check for one object
 * @param samplesPerCheck the most of them kept of one check
 */
public record EvidenceLimits(int perObject, int perCheck, int samples, int samplesPerCheck) {
  public static final EvidenceLimits DEFAULT = new EvidenceLimits(1000, 2000, 3, 200);

  public EvidenceLimits {
    if (perObject < 1 || perCheck < 1 || samples < 0 || samplesPerCheck < 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
