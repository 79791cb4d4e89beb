/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.diff;

import io.yunheng.cli.Terminal;
import io.yunheng.estate.EstateDiff;
import io.yunheng.estate.EstateNames;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Resource;
import java.util.List;
import java.util.Optional;

/** The comparison of two estates, for a person. */
final class EstateDiffText {
  /** How many resources a line of what cannot be compared names. */
  private static final int MOST_IDS = 5;

  private final Terminal terminal;
  private final EstateNames names;
  private final KindLabels labels = KindLabels.load();

  EstateDiffText(Terminal terminal, EstateNames names) {
    this.terminal = terminal;
    this.names = names;
  }

  void print(EstateDiff diff) {
    terminal.line(
        terminal.text(
            "diff.estates",
            diff.before().collectedAt().toString(),
            diff.after().collectedAt().toString()));
    diff.added().forEach(resource -> terminal.line("+ " + title(resource)));
    diff.removed().forEach(resource -> terminal.line("- " + title(resource)));
    for (EstateDiff.Change change : diff.changed()) {
      terminal.line(
          "~ "
              + labels.kind(change.kind(), terminal.language())
              + " "
              + named(names.name(change.kind(), change.id()), change.id())
              + " "
              + labels.column(change.kind(), change.column(), terminal.language())
              + ": "
              + shown(change.before())
              + " → "
              + shown(change.after()));
    }
    if (diff.nothingChanged()) {
      terminal.line(terminal.text("diff.nothing"));
    }
    if (!diff.incomparable().isEmpty()) {
      terminal.line(terminal.text("diff.incomparable"));
      diff.incomparable().forEach(each -> terminal.line("? " + line(each)));
    }
  }

  private String title(Resource resource) {
    return labels.kind(resource.kind(), terminal.language())
        + " "
        + named(EstateNames.own(resource), resource.id());
  }

  private static String named(Optional<String> name, String id) {
    return name.map(known -> known + " (" + id + ")").orElse(id);
  }

  private String line(EstateDiff.Incomparable each) {
    Kind kind = each.kind();
    String what =
        labels.kind(kind, terminal.language())
            + each.column()
                .map(column -> " " + labels.column(kind, column, terminal.language()))
                .orElse("");
    List<String> ids = each.ids();
    String first = String.join(", ", ids.subList(0, Math.min(MOST_IDS, ids.size())));
    return what
        + " ("
        + why(each.before())
        + " → "
        + why(each.after())
        + ")"
        + (ids.isEmpty() ? "" : ": ")
        + first
        + (ids.size() > MOST_IDS ? " … (" + ids.size() + ")" : "");
  }

  private String why(Optional<Gap> gap) {
    return gap.map(Gap::reason).orElseGet(() -> terminal.text("diff.known"));
  }

  private static String shown(Fact<?> fact) {
    return switch (fact) {
      case Fact.Known<?>(Object value) -> value.toString();
      case Fact.None<?>() -> "-";
      case Fact.Unknown<?>(Gap gap) -> "? " + gap.reason();
    };
  }
}
