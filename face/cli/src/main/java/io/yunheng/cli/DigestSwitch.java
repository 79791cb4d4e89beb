/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.fixity.DigestPath;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.jobs.EngineSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The environment variables {@code YUNHENG_DIGESTS}, which limits how digests are computed, and
 * {@code YUNHENG_TREE_WALK}, which chooses how files are reached.
 */
final class DigestSwitch {
  private static final String DIGESTS = "YUNHENG_DIGESTS";
  private static final String TREE_WALK = "YUNHENG_TREE_WALK";

  private DigestSwitch() {}

  /**
   * What the variables say; the fastest path and the system's calls where they are not set.
   *
   * @throws FaultException with {@code USAGE_VALUE} if one of them names nothing that there is
   */
  static EngineSettings settings(Map<String, String> environment) {
    return new EngineSettings(
        word(environment, DIGESTS, DigestPath.values()).orElse(DigestPath.MACHINE),
        word(environment, TREE_WALK, TreeAccess.values()).orElse(TreeAccess.SYSTEM));
  }

  private static <W extends Word> Optional<W> word(
      Map<String, String> environment, String variable, W[] words) {
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(words)
            .filter(word -> word.code().equals(value))
            .findFirst()
            .orElseThrow(() -> unknown(variable, value, words)));
  }

  private static FaultException unknown(String variable, String value, Word[] words) {
    String known = Arrays.stream(words).map(Word::code).collect(Collectors.joining(", "));
    return FaultException.of(
        FaultCode.USAGE_VALUE, "option", variable, "value", value, "known", known);
  }
}
