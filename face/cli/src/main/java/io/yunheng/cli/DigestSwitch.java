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
import io.yunheng.fixity.TreeAccess;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The environment variables {@code YUNHENG_DIGESTS}, which limits how digests are computed, and
 * {@code YUNHENG_TREE_WALK}, which chooses how files are reached.
 */
public final class DigestSwitch {
  private static final String DIGESTS = "YUNHENG_DIGESTS";
  private static final String TREE_WALK = "YUNHENG_TREE_WALK";

  private DigestSwitch() {}

  /**
   * An engine on the path that the variable names, or on the next one that this machine has; the
   * fastest if it is not set. It reaches files as the other variable says.
   *
   * @throws FaultException with {@code USAGE_VALUE} if one of them names nothing that there is
   */
  public static DigestEngine engine(Map<String, String> environment) {
    DigestPath path = word(environment, DIGESTS, DigestPath.values()).orElse(DigestPath.MACHINE);
    TreeAccess access = word(environment, TREE_WALK, TreeAccess.values()).orElse(TreeAccess.SYSTEM);
    return DigestEngine.upTo(path).reading(access);
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

  /**
   * Notes on the error stream which path an engine is on, on which digests never depend, and what
   * it cannot see of files.
   */
  public static void note(DigestEngine engine, Terminal terminal) {
    if (engine.access() == TreeAccess.PORTABLE) {
      terminal.note(terminal.text("tree.walk.portable"));
    }
    terminal.note(terminal.text("digests.path." + engine.path().code()));
  }
}
