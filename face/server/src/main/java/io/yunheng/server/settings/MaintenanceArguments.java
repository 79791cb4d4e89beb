/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of {@code yunheng audit} and {@code yunheng account} says.
 *
 * @param words the command and what it is about
 * @param file of the head that is compared with, or written to
 * @param serve what concerns the installation, as for {@code serve}
 */
public record MaintenanceArguments(List<String> words, Optional<Path> file, ServeArguments serve) {
  private static final List<String> FILES = List.of("--head", "-o");

  public MaintenanceArguments {
    words = List.copyOf(words);
  }

  /**
   * Reads them.
   *
   * @throws FaultException with everything that is wrong with them
   */
  public static MaintenanceArguments read(List<String> arguments) {
    List<String> words = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    Optional<Path> file = Optional.empty();
    Iterator<String> all = arguments.iterator();
    while (all.hasNext()) {
      String one = all.next();
      if (FILES.contains(one)) {
        if (!all.hasNext()) {
          throw FaultException.of(FaultCode.USAGE_MISSING, "what", one + " …");
        }
        file = Optional.of(Path.of(all.next()));
      } else if (one.startsWith("-") || !rest.isEmpty()) {
        rest.add(one);
      } else {
        words.add(one);
      }
    }
    return new MaintenanceArguments(words, file, ServeArguments.read(rest));
  }
}
