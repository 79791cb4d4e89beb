/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.handover.reconcile.Means;
import java.util.List;
import java.util.Optional;

/** What came out for something that a provider has. */
public sealed interface ReconciledResource {
  ExpectedResource what();

  /** It was handed over, by entries of the manifest. */
  record HandedOver(ExpectedResource what, Means means, Entries entries)
      implements ReconciledResource {}

  /** Nothing in the manifest stands for it. */
  record NotHandedOver(ExpectedResource what, UnmatchedReason reason)
      implements ReconciledResource {}

  /** Something may stand for it; a person has to say. */
  record Ambiguous(ExpectedResource what, UnmatchedReason reason, Means means, Entries entries)
      implements ReconciledResource {}

  /**
   * It cannot be told, as the inventory has a gap.
   *
   * @param detail the gap's own reason
   * @param need what would cure it; may be empty
   */
  record NotComparable(ExpectedResource what, UnmatchedReason reason, String detail, String need)
      implements ReconciledResource {}

  /** It stays on purpose, as the mapping file or a rule says. */
  record NotExpected(ExpectedResource what, String why) implements ReconciledResource {}

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
      case NotHandedOver(ExpectedResource _, UnmatchedReason reason) -> Optional.of(reason);
      case Ambiguous(ExpectedResource _, UnmatchedReason reason, Means _, Entries _) ->
          Optional.of(reason);
      case NotComparable(ExpectedResource _, UnmatchedReason reason, String _, String _) ->
          Optional.of(reason);
      case HandedOver _, NotExpected _ -> Optional.empty();
    };
  }
}
