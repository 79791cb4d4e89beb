/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import java.util.List;

/**
 * A requirement, and who has what to do with it.
 *
 * @param order its place in the documents
 * @param state the gravest of what is wrong with it; {@code clean} if nothing is
 * @param marks the letters of each party, in the order of the columns; empty texts for none
 * @param parties letter and id of all that have to do with it, as {@code A:id}
 * @param responsible names, for when there are too many parties for columns
 */
public record DutyRow(
    int order,
    String service,
    String serviceName,
    String document,
    String id,
    String title,
    String stageCode,
    String stage,
    String layerCode,
    String layer,
    String state,
    List<String> marks,
    List<String> parties,
    String responsible,
    String doing,
    List<Why> why,
    List<String> conditions,
    List<Flaw> flaws) {
  public DutyRow {
    marks = List.copyOf(marks);
    parties = List.copyOf(parties);
    why = List.copyOf(why);
    conditions = List.copyOf(conditions);
    flaws = List.copyOf(flaws);
  }

  /**
   * Why a letter stands where it does.
   *
   * @param mark {@code A}, {@code R}, {@code S} or {@code I}
   */
  public record Why(String mark, String party, String because, String clauses) {}

  /** Something wrong, with the anchor of where it is told. */
  public record Flaw(String state, String stateWord, String text, String anchor) {}
}
