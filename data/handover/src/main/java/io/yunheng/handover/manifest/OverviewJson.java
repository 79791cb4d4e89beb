/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.content.FileCategory;
import io.yunheng.content.Proposal;
import io.yunheng.content.Stretch;
import io.yunheng.fault.Word;
import io.yunheng.files.JsonOut;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Exposure;
import io.yunheng.handover.Overview;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The overview as JSON, after docs/formats/handover.md. */
public final class OverviewJson {
  static final String FORMAT = "yunheng-handover/1";

  private final JsonOut json;

  public OverviewJson(JsonOut json) {
    this.json = json;
  }

  public void write(Overview overview) {
    json.text("format", FORMAT);
    Descriptions.Parties parties = overview.parties();
    optional("title", parties.title());
    optional("from", parties.from());
    optional("to", parties.to());
    optional("service", parties.service());
    optional("agreement", parties.agreement());
    json.text("made", overview.made().toString());
    json.text("payload", overview.bag() ? "bag" : "beside");
    json.objects(
        "sources",
        overview.sources(),
        source -> {
          json.text("label", source.label());
          json.text("kind", source.kind().code());
          json.text("location", source.location());
          source.history().ifPresent(history -> json.object("versions", () -> history(history)));
          if (!source.unseen().isEmpty()) {
            json.texts(
                "unseen", source.unseen().stream().sorted().map(TreeAccess.Unseen::code).toList());
          }
        });
    digests(overview.algorithms());
    overview.trees().ifPresent(trees -> json.object("chunks", () -> trees(trees)));
    json.object("totals", () -> totals(overview.totals()));
    overview.natures().ifPresent(natures -> json.object("content", () -> natures(natures)));
    json.objects(
        "lost",
        overview.lost(),
        lost -> {
          json.text("path", lost.place().path());
          json.text("cause", lost.cause().code());
          json.text("why", lost.why());
        });
    json.objects(
        "clashes",
        overview.clashes(),
        clash -> {
          json.text("one", clash.one());
          json.text("other", clash.other());
        });
  }

  private void history(Overview.History history) {
    json.text("taken", history.all() ? "all" : "latest");
    json.text("kept", history.kept().code());
    json.number("left", history.left());
    json.number("octets", history.octets());
    json.number("deletions", history.deletions());
    json.truth("complete", history.complete());
    if (!history.why().isEmpty()) {
      json.text("why", history.why());
    }
  }

  private void digests(Set<Algorithm> algorithms) {
    json.texts(
        "digests",
        Arrays.stream(Algorithm.values())
            .filter(algorithms::contains)
            .map(Algorithm::code)
            .toList());
  }

  private void trees(Overview.Trees trees) {
    json.number("size", trees.chunking().size());
    digests(trees.chunking().algorithms());
    json.number("files", trees.files());
    json.number("leaves", trees.leaves());
  }

  private void optional(String name, Optional<String> text) {
    text.ifPresent(value -> json.text(name, value));
  }

  private void totals(Overview.Totals totals) {
    json.number("entries", totals.entries());
    json.number("files", totals.files());
    json.number("octets", totals.octets());
    json.number("tables", totals.tables());
    json.number("rows", totals.rows());
    json.number("links", totals.links());
    json.number("folders", totals.folders());
    json.number("special", totals.special());
    json.number("deleteMarkers", totals.markers());
    json.number("lost", totals.lost());
    json.number("renamed", totals.renamed());
    json.number("severalNames", totals.severalNames());
    json.number("sparse", totals.sparse());
    json.number("withAttributes", totals.withAttributes());
    json.number("clashes", totals.clashes());
    json.number("uncompared", totals.uncompared());
    json.number("described", totals.described());
    json.number("withMedium", totals.withMedium());
    json.number("olderVersions", totals.older());
  }

  private void natures(Overview.Natures natures) {
    json.number("scanLimit", natures.scanLimit());
    shares("categories", FileCategory.values(), natures.categories());
    json.object("formats", () -> natures.formats().forEach((type, share) -> share(type, share)));
    shares("sensitivity", Exposure.values(), natures.sensitivity());
    json.object(
        "proposals",
        () -> {
          for (Proposal.Stand stand : Proposal.Stand.values()) {
            Overview.Share share = natures.proposals().get(stand);
            if (share != null) {
              share(stand.code(), share);
            }
          }
        });
    json.object("rules", () -> natures.rules().forEach(json::number));
    share("encrypted", natures.encrypted());
    json.number("withoutKey", natures.withoutKey());
    share("nonStandard", natures.nonStandard());
    json.number("withoutConverter", natures.withoutConverter());
    json.number("namesDiffer", natures.namesDiffer());
    json.objects("periods", natures.periods(), this::stretch);
    json.number("undated", natures.undated());
  }

  private <E extends Enum<E> & Word> void shares(
      String name, E[] words, Map<E, Overview.Share> shares) {
    json.object(
        name,
        () -> {
          for (E word : words) {
            Overview.Share share = shares.get(word);
            if (share != null) {
              share(word.code(), share);
            }
          }
        });
  }

  private void share(String name, Overview.Share share) {
    json.object(
        name,
        () -> {
          json.number("files", share.files());
          json.number("octets", share.octets());
        });
  }

  private void stretch(Stretch stretch) {
    json.text("family", stretch.family());
    json.text("from", stretch.covers().from().toString());
    json.text("to", stretch.covers().to().toString());
    json.text("unit", stretch.covers().unit().code());
    json.number("files", stretch.files());
    json.objects(
        "gaps",
        stretch.gaps(),
        gap -> {
          json.text("from", gap.period().from().toString());
          json.text("to", gap.period().to().toString());
          json.number("units", gap.units());
        });
    json.number("overlaps", stretch.overlaps().size());
  }
}
