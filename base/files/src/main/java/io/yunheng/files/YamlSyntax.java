/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What people usually did where a parser says that a text is no YAML, by the lines it stopped at.
 */
final class YamlSyntax {
  /** How many lines around the place a mistake is looked for. */
  private static final int AROUND = 2;

  private static final int LONGEST_SHOWN = 24;
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,9})(?::.*)?");
  private static final Pattern TAB = Pattern.compile("[ -]*\t.*");
  private static final Pattern COLON = Pattern.compile("[\\s{\\[-]*([^\\s:：\"'#]+：).*");
  private static final Pattern TWICE = Pattern.compile("Duplicate .*? ?[\"']([^\"']*)[\"'].*");
  private static final Pattern KEY =
      Pattern.compile(".*(simple key|expected ':'|mapping values are not allowed).*");
  private static final Pattern INDENT =
      Pattern.compile(
          ".*(<block end>|mapping values are not allowed|bad indentation|simple key).*");

  private YamlSyntax() {}

  /** The fault in the words of the mistake, or as it is where none is known. */
  static FaultException explained(FaultException given, String name, String text) {
    Fault fault = given.fault();
    Matcher place = PLACE.matcher(fault.details().getOrDefault("place", ""));
    if (fault.code() != FaultCode.YAML_MALFORMED || !place.matches()) {
      return given;
    }
    int line = Integer.parseInt(place.group(1));
    return mistake(fault.details().getOrDefault("reason", ""), name, text.lines().toList(), line)
        .map(found -> new FaultException(found, given))
        .orElse(given);
  }

  private static Optional<Fault> mistake(String reason, String name, List<String> lines, int line) {
    Matcher twice = TWICE.matcher(reason);
    if (twice.matches()) {
      return Optional.of(
          Fault.of(
              FaultCode.YAML_KEY_TWICE,
              "file",
              name,
              "line",
              Integer.toString(line),
              "key",
              twice.group(1)));
    }
    for (int at : near(line, lines.size())) {
      String written = lines.get(at - 1);
      if (TAB.matcher(written).matches()) {
        return Optional.of(
            Fault.of(FaultCode.YAML_TAB, "file", name, "line", Integer.toString(at)));
      }
      Matcher colon = COLON.matcher(written);
      if (KEY.matcher(reason).matches() && colon.matches()) {
        String shown = colon.group(1);
        return Optional.of(
            Fault.of(
                FaultCode.YAML_COLON,
                "file",
                name,
                "line",
                Integer.toString(at),
                "text",
                shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "…"));
      }
    }
    return INDENT.matcher(reason).matches()
        ? Optional.of(Fault.of(FaultCode.YAML_INDENT, "file", name, "line", Integer.toString(line)))
        : Optional.empty();
  }

  /**
   * The line and those after it, as a parser tells the last place that it understood, then those
   * before.
   */
  private static List<Integer> near(int line, int lines) {
    return IntStream.concat(
            IntStream.rangeClosed(line, line + AROUND),
            IntStream.iterate(line - 1, at -> at >= line - AROUND, at -> at - 1))
        .filter(at -> at >= 1 && at <= lines)
        .boxed()
        .toList();
  }
}
