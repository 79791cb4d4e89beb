/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.content.FileCategory;
import io.yunheng.content.Format;
import io.yunheng.content.PeriodProposal;
import io.yunheng.content.Periods;
import io.yunheng.content.Proposal;
import io.yunheng.content.Substance;
import io.yunheng.handover.Entry;
import io.yunheng.handover.Exposure;
import io.yunheng.handover.OpenFormats;
import io.yunheng.handover.Overview;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts entries as they go by, in the order of their paths. */
public final class EntryTally {
  private static final int KEPT = 1_000;
  private static final int FORMATS = 1_000;
  private static final int DATED = 200_000;
  private static final String REST = "*";

  private final OpenFormats open;
  private final CaseClashes clashes = new CaseClashes();
  private final List<Entry.Lost> lost = new ArrayList<>();
  private long files;
  private long octets;
  private long tables;
  private long rows;
  private long links;
  private long folders;
  private long special;
  private long markers;
  private long losses;
  private long older;
  private long renamed;
  private long severalNames;
  private long sparse;
  private long withAttributes;
  private long described;
  private long withMedium;
  private final Map<FileCategory, Overview.Share> categories = new EnumMap<>(FileCategory.class);
  private final Map<String, Overview.Share> formats = new TreeMap<>();
  private final Map<Exposure, Overview.Share> decided = new EnumMap<>(Exposure.class);
  private final Map<Proposal.Stand, Overview.Share> proposed = new EnumMap<>(Proposal.Stand.class);
  private final Map<String, Long> rules = new TreeMap<>();
  private Overview.Share encrypted = Overview.Share.NONE;
  private long withoutKey;
  private Overview.Share nonStandard = Overview.Share.NONE;
  private long withoutConverter;
  private long namesDiffer;
  private final List<PeriodProposal.Covered> dated = new ArrayList<>();
  private long undated;

  public EntryTally(OpenFormats open) {
    this.open = open;
  }

  void count(Entry entry, Description said) {
    clashes.path(entry.place().path());
    renamed += entry.place().raw().isPresent() ? 1 : 0;
    described += said.text().isPresent() ? 1 : 0;
    withMedium += said.medium().isPresent() ? 1 : 0;
    switch (entry) {
      case Entry.OfFile file -> file(file, said);
      case Entry.OfTable table -> {
        tables++;
        rows += table.rows();
      }
      case Entry.OfMarker _ -> markers++;
      case Entry.OfLink _ -> links++;
      case Entry.OfFolder _ -> folders++;
      case Entry.Special _ -> special++;
      case Entry.Lost one -> {
        losses++;
        if (lost.size() < KEPT) {
          lost.add(one);
        }
      }
    }
  }

  private void file(Entry.OfFile file, Description said) {
    files++;
    octets += file.size();
    severalNames += file.facts().sameFile().isPresent() ? 1 : 0;
    sparse += file.facts().allocated().isPresent() ? 1 : 0;
    if (file.facts().stored().isPresent()) {
      ObjectFacts stored = file.facts().stored().get();
      older += stored.older() ? 1 : 0;
      renamed += file.called().endsWith(stored.key()) ? 0 : 1;
    }
    withAttributes += file.facts().attributes().isEmpty() ? 0 : 1;
    file.nature().ifPresent(nature -> nature(file.size(), nature, said));
  }

  private void nature(long size, Nature nature, Description said) {
    add(categories, said.category().orElse(nature.category().category()), size);
    String type = nature.mediaType().orElse("");
    add(formats, formats.size() < FORMATS || formats.containsKey(type) ? type : REST, size);
    if (said.sensitivity().isPresent()) {
      add(decided, said.sensitivity().get(), size);
    } else {
      add(proposed, nature.sensitivity().stand(), size);
    }
    nature.sensitivity().reasons().stream()
        .map(Proposal.Reason::rule)
        .distinct()
        .forEach(rule -> rules.merge(rule, 1L, Long::sum));
    if (nature.substance() == Substance.ENCRYPTED) {
      encrypted = encrypted.plus(size);
      withoutKey += said.method().isPresent() && said.key().isPresent() ? 0 : 1;
    }
    if (size > 0 && !open.open(nature)) {
      nonStandard = nonStandard.plus(size);
      withoutConverter += said.converter().isPresent() ? 0 : 1;
    }
    namesDiffer += nature.naming() == Format.Naming.DIFFERS ? 1 : 0;
    nature.period().ifPresent(this::dated);
  }

  private void dated(PeriodProposal.Covered covered) {
    if (dated.size() < DATED) {
      dated.add(covered);
    } else {
      undated++;
    }
  }

  private static <K> void add(Map<K, Overview.Share> shares, K key, long size) {
    shares.merge(
        key,
        new Overview.Share(1, size),
        (one, more) ->
            new Overview.Share(one.files() + more.files(), one.octets() + more.octets()));
  }

  Overview.Totals totals() {
    return new Overview.Totals(
        files,
        octets,
        tables,
        rows,
        links,
        folders,
        special,
        markers,
        losses,
        renamed,
        severalNames,
        sparse,
        withAttributes,
        clashes.count(),
        clashes.unseen(),
        described,
        withMedium,
        older);
  }

  Optional<Overview.Natures> natures(Optional<Long> scanLimit) {
    return scanLimit.map(
        limit ->
            new Overview.Natures(
                limit,
                categories,
                formats,
                decided,
                proposed,
                rules,
                encrypted,
                withoutKey,
                nonStandard,
                withoutConverter,
                namesDiffer,
                Periods.together(dated),
                undated));
  }

  List<Entry.Lost> lost() {
    return lost;
  }

  List<Overview.CaseClash> clashes() {
    return clashes.kept();
  }
}
