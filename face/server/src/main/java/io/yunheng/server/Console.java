/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.fault.Fault;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import java.io.PrintStream;
import java.util.List;

/** What is said to whoever starts a program of this room. */
record Console(PrintStream out, PrintStream err) {
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Tells all that is wrong; answers the exit code. */
  int faults(List<Fault> faults, Language language) {
    Messages messages = Messages.load();
    for (Fault fault : faults) {
      err.println(
          "["
              + fault.code().code()
              + "] "
              + messages.what(fault, language)
              + "\n    "
              + messages.cure(fault, language));
    }
    err.flush();
    return faults.getFirst().code().category().exitCode();
  }

  /** The language that arguments ask for, before they are read in earnest. */
  static Language language(List<String> arguments) {
    int at = arguments.indexOf("--lang");
    boolean english =
        arguments.contains("--lang=en")
            || (at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("en"));
    return english ? Language.EN : Language.ZH;
  }
}
