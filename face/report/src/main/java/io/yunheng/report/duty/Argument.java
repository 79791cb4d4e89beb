/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import java.util.List;

/**
 * Whose responsibility an event is, as an argument.
 *
 * @param decided whether nothing is missing to tell
 * @param answer who it is
 * @param points its steps, in order
 */
public record Argument(
    String id,
    String service,
    String serviceName,
    String title,
    String layer,
    boolean decided,
    List<String> answer,
    List<Point> points) {
  public Argument {
    answer = List.copyOf(answer);
    points = List.copyOf(points);
  }

  /** A step of it. */
  public record Point(String head, List<String> lines) {
    public Point {
      lines = List.copyOf(lines);
    }
  }
}
