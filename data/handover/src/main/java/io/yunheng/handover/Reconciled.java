/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.handover.reconcile.Means;
import java.util.List;
import java.util.Optional;

/** What came out for something that a provider has. */
public sealed interface Reconciled {
  Expected what();

  /** It was handed over, by entries of the manifest. */
  record HandedOver(Expected what, Means means, Entries entries) implements Reconciled {}

  /** Nothing in the manifest stands for it. */
  record NotHandedOver(Expected what, UnmatchedReason reason) implements Reconciled {}

  /** Something may stand for it; a person has to say. */
  record Ambiguous(Expected what, UnmatchedReason reason, Means means, Entries entries)
      implements Reconciled {}

  /**
   * It cannot be told, as the inventory has a gap.
   *
   * @param detail the gap's own reason
   * @param need what would cure it; may be empty
   */
  record NotComparable(Expected what, UnmatchedReason reason, String detail, String need)
      implements Reconciled {}

  /** It stays on purpose, as the mapping file or a rule says. */
  record NotExpected(Expected what, String why) implements Reconciled {}

  /**
   * Entries of a manifest.
   *
   * @param first paths of the first ones
   * @param octets of all together
   */
  record Entries(List<String> first, long count, long octets) {
    public Entries {
      first = List.copyOf(first);
    }
  }

  /** The stable code of an outcome. */
  default String code() {
    return switch (this) {
      case HandedOver _ -> "handed-over";
      case NotHandedOver _ -> "not-handed-over";
      case Ambiguous _ -> "ambiguous";
      case NotComparable _ -> "not-comparable";
      case NotExpected _ -> "not-expected";
    };
  }

  /** Why, if it is not simply there. */
  default Optional<UnmatchedReason> because() {
    return switch (this) {
      case NotHandedOver(Expected _, UnmatchedReason reason) -> Optional.of(reason);
      case Ambiguous(Expected _, UnmatchedReason reason, Means _, Entries _) -> Optional.of(reason);
      case NotComparable(Expected _, UnmatchedReason reason, String _, String _) ->
          Optional.of(reason);
      case HandedOver _, NotExpected _ -> Optional.empty();
    };
  }
}
