/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.DigestPath;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variable {@code YUNHENG_DIGESTS}, which limits how digests are computed. */
public final class DigestSwitch {
  private static final String NAME = "YUNHENG_DIGESTS";

  private DigestSwitch() {}

  /**
   * An engine on the path that the variable names, or on the next one that this machine has; the
   * fastest if it is not set.
   *
   * @throws FaultException with {@code USAGE_VALUE} if it names no path
   */
  public static DigestEngine engine(Map<String, String> environment) {
    String name = environment.getOrDefault(NAME, "");
    if (name.isEmpty()) {
      return DigestEngine.fastest();
    }
    return DigestEngine.upTo(Word.of(DigestPath.class, name).orElseThrow(() -> unknown(name)));
  }

  private static FaultException unknown(String name) {
    String known =
        Arrays.stream(DigestPath.values()).map(DigestPath::code).collect(Collectors.joining(", "));
    return FaultException.of(FaultCode.USAGE_VALUE, "option", NAME, "value", name, "known", known);
  }

  /** Notes on the error stream which path an engine is on; results never depend on it. */
  public static void note(DigestEngine engine, Terminal terminal) {
    terminal.note(terminal.text("digests.path." + engine.path().code()));
  }
}
