/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.cli.Terminal;
import io.yunheng.responsibility.Act;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Subject;
import io.yunheng.responsibility.Use;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where something stands in the file of an arrangement: a line, or the row of a sheet. */
final class LinePlaces {
  private final Terminal terminal;
  private final Map<String, String> sheets;

  /**
   * Places of a file.
   *
   * @param sheets the names of its sheets by section; empty if it is a text
   */
  LinePlaces(Terminal terminal, Map<String, String> sheets) {
    this.terminal = terminal;
    this.sheets = Map.copyOf(sheets);
  }

  /** Where a subject stands, after its id; only the id if it is from no file. */
  String of(Subject about) {
    String section =
        switch (about) {
          case ServiceAgreement _ -> "agreements";
          case Delegation _ -> "delegations";
          case Authorisation _ -> "authorisations";
          case Norm _ -> "norms";
          case CloudService _, Use _, Partnership _ -> "services";
        };
    return about.line() == 0
        ? ""
        : terminal.text("responsibility.place", about.id(), lines(section, List.of(about.line())));
  }

  /** Where acts stand. */
  String of(Collection<Act> acts) {
    return lines("acts", acts.stream().map(Act::line).distinct().toList());
  }

  private String lines(String section, List<Integer> lines) {
    String sheet = sheets.getOrDefault(section, "");
    String numbers =
        String.join(
            terminal.text("responsibility.comma"), lines.stream().map(String::valueOf).toList());
    return sheet.isEmpty()
        ? terminal.text("responsibility.line", numbers)
        : terminal.text("responsibility.row", sheet, numbers);
  }
}
