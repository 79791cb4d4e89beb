/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.reconcile;

import io.yunheng.handover.ExpectedResource;
import io.yunheng.handover.ManifestListing;
import io.yunheng.handover.ReconcileRules;
import io.yunheng.handover.ReconciledResource;
import io.yunheng.handover.UnmatchedReason;
import io.yunheng.handover.manifest.PathPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that is looked for in a manifest, and what was found for it. */
public final class Target {
  private static final int SHOWN = 10;

  private final ExpectedResource what;
  private final ReconcileRules.Rule rule;
  private final Optional<Amounts> amounts;
  private final Map<Means, Seen> seen = new EnumMap<>(Means.class);
  private final List<PathPattern> patterns = new ArrayList<>();
  private boolean otherDigest;

  /**
   * What the inventory says of it.
   *
   * @param objects -1 if it does not say
   * @param bytes likewise
   * @param digest empty if it does not say
   * @param algorithm by its code in manifests
   */
  public record Amounts(long objects, long bytes, String digest, String algorithm) {}

  /**
   * Entries that stand for it by one means. Older versions of objects are no objects more, but
   * clouds count their bytes.
   */
  private static final class Seen {
    private final List<String> first = new ArrayList<>();
    private long count;
    private long octets;
    private long superseded;
    private long lost;
    private String last = "";
  }

  public Target(ExpectedResource what, ReconcileRules.Rule rule, Optional<Amounts> amounts) {
    this.what = what;
    this.rule = rule;
    this.amounts = amounts;
  }

  public ExpectedResource what() {
    return what;
  }

  public ReconcileRules.Rule rule() {
    return rule;
  }

  public void map(List<String> paths) {
    paths.forEach(path -> patterns.add(new PathPattern(path)));
  }

  public boolean mapped() {
    return !patterns.isEmpty();
  }

  void match(ManifestListing.Line line) {
    if (patterns.stream().anyMatch(pattern -> pattern.matches(line.path()))) {
      add(Means.MAPPED, line);
    }
  }

  void add(Means means, ManifestListing.Line line) {
    Seen some = seen.computeIfAbsent(means, _ -> new Seen());
    if (some.last.equals(line.path())) {
      return;
    }
    some.last = line.path();
    if (line.lost()) {
      some.lost++;
      return;
    }
    some.count += line.current() ? 1 : 0;
    some.superseded += line.current() ? 0 : 1;
    some.octets += line.size();
    if (some.first.size() < SHOWN) {
      some.first.add(line.path());
    }
    amounts
        .filter(said -> !said.digest().isEmpty())
        .ifPresent(said -> otherDigest |= differs(line, said));
  }

  private static boolean differs(ManifestListing.Line line, Amounts said) {
    return line.digests().entrySet().stream()
        .anyMatch(
            digest ->
                digest.getKey().code().equals(said.algorithm())
                    && !digest.getValue().equals(said.digest()));
  }

  /**
   * What came out.
   *
   * @param shared whether another of its kind has the same name
   */
  public Optional<ReconciledResource> outcome(boolean shared) {
    boolean lost = false;
    for (Map.Entry<Means, Seen> one : seen.entrySet()) {
      Seen some = one.getValue();
      lost |= some.lost > 0;
      if (some.count + some.superseded > 0) {
        ReconciledResource.Entries entries =
            new ReconciledResource.Entries(some.first, some.count, some.octets);
        return Optional.of(
            doubt(one.getKey(), some, shared)
                .<ReconciledResource>map(
                    reason -> new ReconciledResource.Ambiguous(what, reason, one.getKey(), entries))
                .orElseGet(() -> new ReconciledResource.HandedOver(what, one.getKey(), entries)));
      }
    }
    return lost
        ? Optional.of(new ReconciledResource.NotHandedOver(what, UnmatchedReason.LOST))
        : Optional.empty();
  }

  private Optional<UnmatchedReason> doubt(Means means, Seen some, boolean shared) {
    boolean said = means == Means.MAPPED || means == Means.IDENTIFIER;
    if (means == Means.LIST) {
      return Optional.of(UnmatchedReason.LIST_NOT_OPENED);
    }
    if (means == Means.NAME_ONLY) {
      return Optional.of(UnmatchedReason.NAME_ONLY);
    }
    if (means == Means.NAME && shared) {
      return Optional.of(UnmatchedReason.NAME_SHARED);
    }
    if (some.lost > 0) {
      return Optional.of(UnmatchedReason.SOME_LOST);
    }
    if (said || means == Means.DIGEST) {
      return Optional.empty();
    }
    if (otherDigest) {
      return Optional.of(UnmatchedReason.DIGEST_DIFFERS);
    }
    if (amounts.isPresent() && some.count < amounts.get().objects()) {
      return Optional.of(UnmatchedReason.FEWER_OBJECTS);
    }
    return amounts.isPresent() && some.octets < amounts.get().bytes()
        ? Optional.of(UnmatchedReason.FEWER_BYTES)
        : Optional.empty();
  }
}
