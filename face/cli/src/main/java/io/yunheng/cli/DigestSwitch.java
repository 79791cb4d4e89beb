/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.fixity.DigestPath;
import io.yunheng.jobs.EngineSettings;
import java.util.Map;
import java.util.Optional;

/** The environment variable {@code YUNHENG_DIGESTS}, which limits how digests are computed. */
final class DigestSwitch {
  private static final String NAME = "YUNHENG_DIGESTS";

  private DigestSwitch() {}

  /**
   * Settings with the path that the variable names; the fastest if it is not set.
   *
   * @throws FaultException with {@code USAGE_VALUE} if it names no path
   */
  static EngineSettings settings(Map<String, String> environment) {
    String name = environment.getOrDefault(NAME, "");
    if (name.isEmpty()) {
      return EngineSettings.FASTEST;
    }
    return new EngineSettings(
        Optional.of(Word.of(DigestPath.class, name).orElseThrow(() -> unknown(name))));
  }

  private static FaultException unknown(String name) {
    String known = Word.known(DigestPath.class).replace(" | ", ", ");
    return FaultException.of(FaultCode.USAGE_VALUE, "option", NAME, "value", name, "known", known);
  }
}
