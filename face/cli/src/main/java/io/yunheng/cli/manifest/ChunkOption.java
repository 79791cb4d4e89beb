/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The option for chunk trees, whose value may be left out: a folder that follows is none. */
final class ChunkOption implements IParameterConsumer {
  private static final String NAME = "--chunks";
  private static final String USUAL = "1M";
  private static final Pattern VALUE = Pattern.compile("[0-9]+[KMGTkmgt]?(i?[Bb])?(,[a-z0-9]+)*");

  @Override
  @SuppressWarnings("JdkObsolete") // The parser's own type.
  public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
    boolean given = !arguments.isEmpty() && VALUE.matcher(arguments.peek()).matches();
    option.setValue(Optional.of(given ? arguments.pop() : USUAL));
  }

  /**
   * What is asked for.
   *
   * @param digests of whole files, which decide on the trees where nothing is said of them
   * @throws FaultException with {@code USAGE_VALUE}
   */
  static ChunkScheme parse(String text, Set<Algorithm> digests) {
    List<String> parts = List.of(text.split(",", -1));
    long size = Octets.parse(NAME, parts.getFirst());
    Set<Algorithm> trees = EnumSet.noneOf(Algorithm.class);
    for (String name : parts.subList(1, parts.size())) {
      trees.add(
          Word.of(Algorithm.class, name)
              .filter(one -> one == Algorithm.SM3 || one == Algorithm.SHA_256)
              .orElseThrow(() -> unknown(text)));
    }
    if (trees.isEmpty()) {
      trees.add(digests.contains(Algorithm.SM3) ? Algorithm.SM3 : Algorithm.SHA_256);
    }
    if (!ChunkScheme.allowed(size)) {
      throw unknown(text);
    }
    return new ChunkScheme((int) size, trees);
  }

  private static FaultException unknown(String text) {
    return FaultException.of(
        FaultCode.USAGE_VALUE,
        "option",
        NAME,
        "value",
        text,
        "known",
        "64K, 128K, …, 64M, 1M,sm3,sha256");
  }
}
