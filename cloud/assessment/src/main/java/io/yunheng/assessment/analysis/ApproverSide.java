/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.Approval;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import java.util.Arrays;
import java.util.Optional;

/** On which side approvals for what is a customer's were given. */
public final class ApproverSide {
  private static final String TENANT = "tenant";

  private final Estate estate;
  private final Approvals approvals;
  private final Users users;

  public ApproverSide(Evidence evidence) {
    this.estate = evidence.current();
    this.approvals = new Approvals(evidence);
    this.users = new Users(estate);
  }

  /** What can be said of an approval. */
  public enum Standing {
    /** It was given on another side than the customer's whose object it is about. */
    OTHER_SIDE,
    /** It does not say on which side, and who gave it does not tell either. */
    UNKNOWN_SIDE,
    /** The customer's side gave it, or it is about nothing of a customer's. */
    FINE
  }

  /** What can be said of an approval by the registers. */
  public Standing of(Approval approval) {
    Optional<String> owner = owner(approval).filter(tenant -> users.customer(tenant).yes());
    if (owner.isEmpty()) {
      return Standing.FINE;
    }
    return switch (approvals.onSide(approval, owner.get()).outcome()) {
      case SATISFIED -> Standing.FINE;
      case VIOLATED -> Standing.OTHER_SIDE;
      case UNKNOWN -> Standing.UNKNOWN_SIDE;
    };
  }

  /**
   * Whose the target is, else the tenant that it names; where something is shared, that tenant may
   * be the one that receives.
   */
  private Optional<String> owner(Approval approval) {
    return approval
        .target()
        .optional()
        .flatMap(this::holder)
        .or(
            () ->
                approval.type().is("share")
                    ? Optional.empty()
                    : approval.tenant().optional().filter(tenant -> !tenant.isEmpty()));
  }

  private Optional<String> holder(String target) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.APPROVAL && kind.shape().index(TENANT).isPresent())
        .flatMap(kind -> holder(kind.shape(), target).stream())
        .findFirst();
  }

  private <R extends Resource> Optional<String> holder(Shape<R> shape, String id) {
    return estate
        .find(shape, id)
        .map(found -> (Fact<?>) shape.fact(found, shape.index(TENANT).orElseThrow()))
        .flatMap(Fact::optional)
        .map(Object::toString)
        .filter(tenant -> !tenant.isEmpty());
  }
}
