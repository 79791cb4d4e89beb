/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * One check that feeds an aspect.
 *
 * @param title what it looks at, empty if the check is not known here
 * @param remedy what to do about what it found, empty if it found nothing
 * @param leftOut how many observations are not shown
 */
public record CheckView(
    String id,
    String title,
    long satisfied,
    long violated,
    long unknown,
    String remedy,
    List<ObservationView> observations,
    long leftOut) {
  public CheckView {
    observations = List.copyOf(observations);
  }
}
