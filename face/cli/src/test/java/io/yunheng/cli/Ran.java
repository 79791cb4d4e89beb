/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that was run in this process. */
record Ran(int exit, String out, String err) {
  /** Runs a command; its words may be paths. */
  static Ran of(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter outPrinter = new PrintWriter(out);
    PrintWriter errPrinter = new PrintWriter(err);
    int exit =
        Yunheng.run(
            outPrinter,
            errPrinter,
            Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    outPrinter.flush();
    errPrinter.flush();
    return new Ran(exit, out.toString(), err.toString());
  }

  /** This, which must have ended so. */
  Ran exits(int expected) {
    assertThat(exit).as(out + err).isEqualTo(expected);
    return this;
  }

  /** This, which must have ended so and named this fault in both languages. */
  Ran fails(int expected, String code) {
    exits(expected);
    assertThat(err).contains("[" + code + "]").doesNotContain("Exception");
    return this;
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
