/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.List;

/** Something of an arrangement that a finding can be about. */
public sealed interface Subject
    permits ServiceAgreement, Authorisation, CloudService, Delegation, Norm, Partnership, Use {
  String id();

  /** The ids of the organisations that it lies between; for a hand-over, from whom and to whom. */
  List<String> parties();

  /** Where it stands in the file; 0 if it is not from a file. */
  int line();

  /** What it is, as in the file: {@code delegation}, {@code agreement} and so on. */
  String kind();
}
