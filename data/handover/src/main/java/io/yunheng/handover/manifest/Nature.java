/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.content.CategoryProposal;
import io.yunheng.content.Certainty;
import io.yunheng.content.Format;
import io.yunheng.content.PeriodProposal;
import io.yunheng.content.Proposal;
import io.yunheng.content.Substance;
import java.util.Optional;

/**
 * What a file's content was found to be, and what is proposed on its account.
 *
 * @param mediaType empty if the format could not be told
 * @param unknown why it could not be told
 * @param period which time it covers, if it tells
 */
public record Nature(
    Optional<String> mediaType,
    Optional<Certainty> certainty,
    Optional<Format.Why> unknown,
    Format.Naming naming,
    Substance substance,
    CategoryProposal category,
    Proposal sensitivity,
    Optional<PeriodProposal.Covered> period) {
  public static Nature of(
      Format format, CategoryProposal category, Proposal sensitivity, PeriodProposal dating) {
    Optional<PeriodProposal.Covered> period =
        dating instanceof PeriodProposal.Covered covered ? Optional.of(covered) : Optional.empty();
    return switch (format) {
      case Format.Known known ->
          new Nature(
              Optional.of(known.mediaType()),
              Optional.of(known.certainty()),
              Optional.empty(),
              known.naming(),
              known.substance(),
              category,
              sensitivity,
              period);
      case Format.Unknown unknown ->
          new Nature(
              Optional.empty(),
              Optional.empty(),
              Optional.of(unknown.why()),
              unknown.naming(),
              unknown.substance(),
              category,
              sensitivity,
              period);
    };
  }
}
