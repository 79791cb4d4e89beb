/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;
import java.util.Optional;

/**
 * What an item came to for one object: the platform, a tenant or a site.
 *
 * @param why sentences that say how the verdict follows from the aspects
 * @param manual a person's verdict that stands instead
 */
public record ObjectView(
    String id,
    String kind,
    String name,
    Judgement machine,
    Judgement verdict,
    Optional<Judgement> other,
    List<String> why,
    List<AspectView> aspects,
    Optional<Manual> manual) {
  public ObjectView {
    why = List.copyOf(why);
    aspects = List.copyOf(aspects);
  }

  /** A person's own verdict or record. */
  public record Manual(
      String verdict, String reason, String record, String evidence, String who, String when) {}
}
