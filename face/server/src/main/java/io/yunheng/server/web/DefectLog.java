/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down defects: where in the program, at which route, never the message of an exception or
 * the path of the request, for they may hold names and tokens.
 */
public final class DefectLog {
  private static final Logger LOG = LoggerFactory.getLogger(DefectLog.class);
  private static final int FRAMES = 24;

  private DefectLog() {}

  /**
   * Writes one down.
   *
   * @param route of the request, or the kind of the job
   */
  public static void write(String route, Throwable defect) {
    LOG.error("defect at {}: {}", route, describe(defect));
  }

  private static String describe(Throwable defect) {
    String frames =
        Arrays.stream(defect.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n  at " + frame)
            .collect(Collectors.joining());
    Throwable cause = defect.getCause();
    return defect.getClass().getName()
        + frames
        + (cause == null ? "" : "\ncaused by " + describe(cause));
  }
}
