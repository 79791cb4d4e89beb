/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.Terminal;
import io.yunheng.content.FileCategory;
import io.yunheng.content.Proposal;
import io.yunheng.content.Stretch;
import io.yunheng.handover.Entry;
import io.yunheng.handover.Exposure;
import io.yunheng.handover.Overview;
import io.yunheng.report.handover.Amounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An overview as lines. */
final class OverviewText {
  private static final int SHOWN = 10;

  private final Terminal terminal;

  OverviewText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Overview overview, Path output) {
    Overview.Totals totals = overview.totals();
    line("manifest.made", output, totals.files(), Amounts.octets(totals.octets()));
    if (totals.tables() > 0) {
      line("manifest.tables", totals.tables(), totals.rows());
    }
    count("manifest.links", totals.links());
    count("manifest.folders", totals.folders());
    count("manifest.special", totals.special());
    count("manifest.older", totals.older());
    count("manifest.markers", totals.markers());
    count("manifest.renamed", totals.renamed());
    count("manifest.several-names", totals.severalNames());
    count("manifest.sparse", totals.sparse());
    count("manifest.with-attributes", totals.withAttributes());
    count("manifest.clashes", totals.clashes());
    count("manifest.uncompared", totals.uncompared());
    overview.natures().ifPresent(this::natures);
    overview.sources().forEach(this::history);
    count("manifest.lost", totals.lost());
    for (Entry.Lost lost : overview.lost().stream().limit(SHOWN).toList()) {
      line(
          "manifest.item",
          terminal.text("manifest.cause." + lost.cause().code()),
          lost.place().path(),
          lost.why());
    }
  }

  private void history(Overview.Source source) {
    if (source.history().filter(history -> !history.complete()).isPresent()) {
      Overview.History history = source.history().get();
      String where = source.location();
      switch (history.kept()) {
        case HERE ->
            line(
                history.why().isEmpty() ? "manifest.versions.left" : "manifest.versions.uncounted",
                where,
                history.left(),
                Amounts.octets(history.octets()),
                history.why());
        case ELSEWHERE -> line("manifest.versions.elsewhere", where, history.why());
        case UNKNOWN -> line("manifest.versions.unknown", where, history.why());
        case NOT -> {}
      }
    }
  }

  private void natures(Overview.Natures natures) {
    List<String> categories = new ArrayList<>();
    for (FileCategory category : FileCategory.values()) {
      Overview.Share share = natures.categories().get(category);
      if (share != null) {
        categories.add(terminal.text("manifest.category." + category.code(), share.files()));
      }
    }
    if (!categories.isEmpty()) {
      line("manifest.categories", String.join(terminal.text("manifest.and"), categories));
    }
    count("manifest.encrypted", natures.withoutKey());
    count("manifest.non-standard", natures.withoutConverter());
    count("manifest.names-differ", natures.namesDiffer());
    for (Exposure exposure : Exposure.values()) {
      Overview.Share share = natures.sensitivity().get(exposure);
      if (share != null) {
        line("manifest.decided." + exposure.code(), share.files());
      }
    }
    for (Proposal.Stand stand : Proposal.Stand.values()) {
      Overview.Share share = natures.proposals().get(stand);
      if (share != null) {
        line("manifest.proposed." + stand.code(), share.files());
      }
    }
    natures.periods().stream()
        .filter(stretch -> !stretch.gaps().isEmpty())
        .limit(SHOWN)
        .forEach(this::gaps);
  }

  private void gaps(Stretch stretch) {
    for (Stretch.Gap gap : stretch.gaps().stream().limit(SHOWN).toList()) {
      line("manifest.gap", stretch.family(), gap.period().from(), gap.period().to());
    }
  }

  private void count(String key, long count) {
    if (count > 0) {
      line(key, count);
    }
  }

  private void line(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
