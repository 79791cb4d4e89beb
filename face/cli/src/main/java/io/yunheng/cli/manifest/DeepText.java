/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.Terminal;
import io.yunheng.finding.Finding;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionOutcome;
import io.yunheng.inspection.InspectionRules;
import io.yunheng.inspection.RestoredDatabase;
import io.yunheng.inspection.Trait;
import java.util.List;

/** What came of opening files as lines. */
public final class DeepText {
  private static final int SHOWN = 10;

  private final Terminal terminal;
  private final InspectionRules rules = InspectionRules.shipped();

  public DeepText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints them. */
  public void print(DeepTotals deep) {
    line("verify.deep", deep.files(), deep.of(InspectionOutcome.SOUND));
    if (deep.reused() > 0) {
      line("verify.deep.reused", deep.reused());
    }
    for (InspectionOutcome outcome : InspectionOutcome.values()) {
      long count = deep.of(outcome);
      if (outcome != InspectionOutcome.SOUND && count > 0) {
        line("verify.deep." + outcome.code(), count);
        List<DeepFile> some =
            deep.kept().stream().filter(one -> one.outcome() == outcome).limit(SHOWN).toList();
        some.forEach(this::file);
        if (count > some.size()) {
          line("verify.deep.more", count - some.size());
        }
      }
    }
    deep.kept().stream()
        .filter(one -> one.restored().isPresent())
        .limit(SHOWN)
        .forEach(one -> restored(one, one.restored().get()));
  }

  private void file(DeepFile file) {
    if (file.findings().isEmpty()) {
      line("verify.item.plain", file.path());
      return;
    }
    Finding first = file.findings().getFirst();
    line(
        "verify.deep.item",
        file.path(),
        rules.what(first, terminal.language()),
        rules.cure(first, terminal.language()));
  }

  private void restored(DeepFile file, RestoredDatabase restored) {
    line(
        file.is(Trait.RECORD_COMPARED) ? "verify.deep.compared" : "verify.deep.restored",
        file.path(),
        restored.count(),
        restored.rows(),
        restored.product());
  }

  private void line(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
