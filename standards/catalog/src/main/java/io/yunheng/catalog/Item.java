/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item of the cloud extension.
 *
 * @param id for example {@code MLPS-L3-network-c}
 * @param clause of GB/T 22239-2019
 * @param unit the test unit of GB/T 28448-2019
 * @param layer the id of its layer
 * @param controlPoint the id of its control point
 * @param scales both of them
 * @param gaps the cases no level of the workbook covers, and what decides them
 * @param notes how the rule was read where it leaves room
 * @param mix the scale by which differing objects are put together, if not the scale of the
 *     assessment
 * @param highRisk the ids of the high-risk cases its failing brings about
 */
public record Item(
    String id,
    String clause,
    String unit,
    String layer,
    String controlPoint,
    Text title,
    Text requirement,
    Text interpretation,
    Text method,
    Text expected,
    DutySide side,
    ObjectKind object,
    Decidability decidedBy,
    List<Aspect> aspects,
    Map<ScaleName, Scale> scales,
    List<Text> gaps,
    List<Text> notes,
    Optional<ScaleName> mix,
    List<String> highRisk) {
  public Item {
    aspects = List.copyOf(aspects);
    scales = Collections.unmodifiableMap(new EnumMap<>(scales));
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
    highRisk = List.copyOf(highRisk);
  }

  public Optional<Aspect> aspect(String aspectId) {
    return aspects.stream().filter(aspect -> aspect.id().equals(aspectId)).findFirst();
  }

  /** Its levels on a scale. */
  public Scale scale(ScaleName name) {
    Scale scale = scales.get(name);
    if (scale == null) {
      throw new IllegalStateException(id + " has no scale " + name.code());
    }
    return scale;
  }

  /** Its verdict for every combination of aspect values on a scale. */
  public VerdictTable table(ScaleName name) {
    return VerdictTable.of(this, name);
  }
}
