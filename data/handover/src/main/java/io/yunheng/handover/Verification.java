/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.bag.BagReport;
import io.yunheng.bag.SignatureCheck;
import io.yunheng.fault.Word;
import io.yunheng.files.JsonOut;
import io.yunheng.handover.manifest.VerificationJson;
import io.yunheng.inspection.DeepTotals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of verifying data against a manifest.
 *
 * @param lists what came of checking the lists themselves
 * @param signatures what came of checking those there are
 * @param trust whether a signature by a trusted key was asked for
 * @param disagreements where the lists do not say what the entries say
 * @param counts of all discrepancies
 * @param kept the first of each kind, in the order of their paths
 * @param moves files that are missing, and where one with the same digests is
 * @param unchecked digests that the manifest lists and this program does not compute, by name
 * @param deep what came of opening files; nothing if that was not asked for
 * @param confidence with which damage of the sample's share would have been met; nothing if all was
 *     read or nothing
 */
public record Verification(
    Path manifest,
    Instant when,
    Depth depth,
    BagReport lists,
    List<SignatureCheck> signatures,
    boolean trust,
    Disagreements disagreements,
    Amounts amounts,
    Map<Discrepancy.Kind, Long> counts,
    List<Discrepancy> kept,
    List<Move> moves,
    OptionalDouble confidence,
    List<String> unchecked,
    Optional<DeepTotals> deep) {
  public Verification {
    signatures = List.copyOf(signatures);
    counts = Map.copyOf(counts);
    kept = List.copyOf(kept);
    moves = List.copyOf(moves);
    unchecked = List.copyOf(unchecked);
  }

  /** What came of comparing alone. */
  public Verification(
      Path manifest,
      Instant when,
      Depth depth,
      BagReport lists,
      List<SignatureCheck> signatures,
      boolean trust,
      Disagreements disagreements,
      Amounts amounts,
      Map<Discrepancy.Kind, Long> counts,
      List<Discrepancy> kept,
      List<Move> moves,
      OptionalDouble confidence) {
    this(
        manifest,
        when,
        depth,
        lists,
        signatures,
        trust,
        disagreements,
        amounts,
        counts,
        kept,
        moves,
        confidence,
        List.of(),
        Optional.empty());
  }

  /** The same with what came of opening files. */
  public Verification with(DeepTotals totals) {
    return new Verification(
        manifest,
        when,
        depth,
        lists,
        signatures,
        trust,
        disagreements,
        amounts,
        counts,
        kept,
        moves,
        confidence,
        unchecked,
        Optional.of(totals));
  }

  /** On how many files the lists do not say what the entries say. */
  public long disagreeing() {
    return disagreements.count();
  }

  /** A file that is not where it was. */
  public record Move(String from, String to) {}

  /**
   * How much there is.
   *
   * @param listed files in the manifest
   * @param listedOctets of them together
   * @param found files that are there
   * @param read files whose digests were compared
   * @param readOctets of them together
   * @param reused of these, what was read in an earlier run and has not changed since
   */
  public record Amounts(
      long listed, long listedOctets, long found, long read, long readOctets, long reused) {}

  /** What all of it comes to. */
  public enum Stand implements Word {
    /** All is there, and unchanged to the last byte. */
    SAME("same"),
    /** Nothing is wrong as far as was looked; something was not looked at. */
    OPEN("open"),
    /** Something is missing, more or other than listed. */
    DIFFERENT("different");

    private final String code;

    Stand(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** The members of its JSON, after docs/formats/handover.md. */
  public void write(JsonOut json) {
    VerificationJson.write(json, this);
  }

  /** Whether no signature is wrong and, if one was asked for, there is one by a trusted key. */
  public boolean signed() {
    List<SignatureCheck.State> states = signatures.stream().map(SignatureCheck::state).toList();
    return !states.contains(SignatureCheck.State.WRONG)
        && !states.contains(SignatureCheck.State.UNREADABLE)
        && (!trust || states.contains(SignatureCheck.State.TRUSTED));
  }

  /** Whether something differs, or could not be found out. */
  public Stand stand() {
    boolean differs = counts.keySet().stream().anyMatch(kind -> !kind.open());
    boolean broken = deep.isPresent() && deep.get().wrong();
    if (differs || disagreeing() > 0 || !lists.complete() || !signed() || broken) {
      return Stand.DIFFERENT;
    }
    boolean closed = deep.isEmpty() || !deep.get().open();
    return counts.isEmpty() && depth instanceof Depth.Whole && closed ? Stand.SAME : Stand.OPEN;
  }
}
