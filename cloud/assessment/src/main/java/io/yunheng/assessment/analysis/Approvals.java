/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.Approval;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The approvals on record. One covers the person, the tenant, the target, the type of act and the
 * time that it names, and nothing else. For what is a customer's only that customer can approve;
 * one that names the tenant with which something is shared has to name what is shared.
 */
final class Approvals {
  private static final String CUSTOMER = "customer";
  private static final Set<String> RIGHTS = Set.of("share", "data-access", "account");

  private final Estate estate;
  private final Register register;
  private final Users users;
  private final Organisations organisations;
  private final Map<String, List<Approval>> byName = new HashMap<>();
  private final List<Approval> unsaid = new ArrayList<>();
  private final Map<String, String> sides = new HashMap<>();
  private final ReachAnswer more;

  Approvals(Evidence evidence) {
    this.estate = evidence.current();
    this.register = Register.of(evidence);
    this.users = new Users(estate);
    this.organisations = new Organisations(estate, users);
    this.more = register.more(Kind.APPROVAL);
    for (Principal principal : estate.all(Principal.SHAPE)) {
      principal
          .side()
          .optional()
          .ifPresent(
              side -> {
                sides.put(principal.id(), side);
                principal.name().optional().ifPresent(name -> sides.putIfAbsent(name, side));
              });
    }
    for (Approval approval : estate.all(Approval.SHAPE)) {
      Stream.of(approval.target(), approval.targetName(), approval.tenant(), approval.principal())
          .flatMap(name -> name.optional().stream())
          .filter(name -> !name.isEmpty())
          .findFirst()
          .ifPresentOrElse(
              name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(approval),
              () -> unsaid.add(approval));
    }
  }

  /** Whether an approval given by somebody held at the moment. */
  static ReachAnswer held(Approval approval, Instant at) {
    return ReachAnswer.of(approval.approvedBy(), by -> !by.isBlank())
        .and(ReachAnswer.of(approval.approvedAt(), given -> !given.isAfter(at)))
        .and(ReachAnswer.of(approval.validFrom(), from -> !from.isAfter(at), true))
        .and(ReachAnswer.of(approval.validTo(), to -> !to.isBefore(at), true));
  }

  /** Whether the approval that a record refers to held at the moment. */
  ReachAnswer referred(Fact<String> reference, Instant at) {
    return referred(reference, approval -> held(approval, at));
  }

  /** As {@link #referred(Fact, Instant)}, given on the side of whoever owns what it is about. */
  ReachAnswer referred(Fact<String> reference, Fact<String> owner, Instant at) {
    ApprovalNeed need = ApprovalNeed.on(Set.of(), List.of(), owner, at);
    return referred(reference, approval -> held(approval, at).and(entitled(approval, need)));
  }

  /**
   * Whether the owner's side approved something in which two sides share, by the approval that a
   * record refers to or by one that names it: one for the owner's tenant, or that somebody of the
   * owner's gave.
   */
  ReachAnswer ofSide(Fact<String> reference, ApprovalNeed act) {
    return referred(
            reference,
            approval ->
                held(approval, act.at()).and(entitled(approval, act)).and(own(approval, act)))
        .or(ofSide(act));
  }

  /** As {@link #ofSide(Fact, ApprovalNeed)} where no record refers to an approval. */
  ReachAnswer ofSide(ApprovalNeed act) {
    return shown(act, approval -> target(approval, act).and(own(approval, act)));
  }

  private ReachAnswer own(Approval approval, ApprovalNeed act) {
    if (act.owner().isEmpty()) {
      return act.whose().map(ReachAnswer::open).orElse(ReachAnswer.YES);
    }
    String owner = act.owner().get();
    if (users.customer(owner).no() || organisations.told(approval.approvedBy(), owner)) {
      return ReachAnswer.YES;
    }
    return approval
        .tenant()
        .optional()
        .filter(tenant -> !tenant.isEmpty())
        .map(tenant -> ReachAnswer.of(organisations.together(tenant, owner)))
        .orElseGet(() -> unsaid(approval));
  }

  private ReachAnswer unsaid(Approval approval) {
    return ReachAnswer.open(
        register.gap(
            "approver-side-unknown",
            "register:" + Kind.APPROVAL.code() + ".bySide " + approval.id()));
  }

  /** Whether the approval that a record refers to covers the act, of whatever type it is. */
  ReachAnswer referred(Fact<String> reference, ApprovalNeed act) {
    return referred(
        reference,
        approval ->
            about(approval, act).and(entitled(approval, act)).and(held(approval, act.at())));
  }

  private ReachAnswer referred(Fact<String> reference, Function<Approval, ReachAnswer> test) {
    return switch (reference) {
      case Fact.Known<String>(String id) -> {
        Optional<Approval> found = estate.find(Approval.SHAPE, id);
        yield found.isPresent()
            ? test.apply(found.get())
            : register
                .more(Kind.APPROVAL)
                .or(ReachAnswer.open(register.missing(Kind.APPROVAL, id)));
      }
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
    };
  }

  /**
   * Whether some approval covers the act. An exception has to be shown: where none is on record the
   * answer is no, however little of the register was read. One that names nothing may be for it.
   */
  ReachAnswer shown(ApprovalNeed act) {
    return shown(act, _ -> ReachAnswer.YES);
  }

  private List<Approval> candidates(ApprovalNeed act) {
    List<Approval> candidates = new ArrayList<>(unsaid);
    Stream.of(act.persons(), act.targets(), act.tenants())
        .flatMap(Set::stream)
        .distinct()
        .forEach(name -> candidates.addAll(byName.getOrDefault(name, List.of())));
    return candidates;
  }

  /** The ids of approvals that cover the act in everything but who gave them. */
  List<String> refused(ApprovalNeed act) {
    return candidates(act).stream()
        .filter(approval -> entitled(approval, act).no())
        .filter(
            approval ->
                ReachAnswer.of(approval.type(), act.types()::contains)
                    .and(about(approval, act))
                    .and(held(approval, act.at()))
                    .yes())
        .map(Approval::id)
        .sorted()
        .toList();
  }

  /**
   * Whether whoever approved may: what is a customer's is approved on the customers' side, and by
   * nobody who is known to be of another organisation. Of an approval that does not say on which
   * side, it follows from who gave it, where that is known; otherwise it is open.
   */
  private ReachAnswer entitled(Approval approval, ApprovalNeed act) {
    if (act.owner().isEmpty()) {
      return ReachAnswer.YES;
    }
    String owner = act.owner().get();
    ReachAnswer others = users.customer(owner).not();
    return others.yes()
        ? ReachAnswer.YES
        : customers(approval, owner)
            .and(organisations.speaks(approval.approvedBy(), owner))
            .or(others);
  }

  private ReachAnswer customers(Approval approval, String owner) {
    return switch (approval.bySide()) {
      case Fact.Known<String>(String side) -> ReachAnswer.of(side.equals(CUSTOMER));
      case Fact.None<String>() -> side(approval, owner);
      case Fact.Unknown<String>(Gap gap) ->
          gap.silent() ? side(approval, owner) : ReachAnswer.open(gap);
    };
  }

  /** The side of a registered principal who approved, or of the owner's organisation. */
  private ReachAnswer side(Approval approval, String owner) {
    return approval
        .approvedBy()
        .optional()
        .flatMap(by -> Optional.ofNullable(sides.get(by)))
        .map(side -> ReachAnswer.of(side.equals(CUSTOMER)))
        .orElseGet(
            () ->
                organisations.told(approval.approvedBy(), owner)
                    ? ReachAnswer.YES
                    : unsaid(approval));
  }

  /** Whether what an approval is about is a customer's and it was given on that side. */
  ReachAnswer onSide(Approval approval, String owner) {
    return customers(approval, owner);
  }

  private ReachAnswer shown(ApprovalNeed act, Function<Approval, ReachAnswer> also) {
    ReachAnswer answer = ReachAnswer.NO;
    for (Approval approval : candidates(act)) {
      answer =
          answer.or(
              ReachAnswer.of(approval.type(), act.types()::contains)
                  .and(about(approval, act))
                  .and(entitled(approval, act))
                  .and(also.apply(approval))
                  .and(held(approval, act.at())));
    }
    return answer;
  }

  /** As {@link #shown}, but not known where the register was not read completely. */
  ReachAnswer known(ApprovalNeed act) {
    return shown(act).or(more);
  }

  /**
   * Whether an approval that names the target itself covers it: for what stands as an exception, as
   * one for a whole tenant is about nothing in particular.
   */
  ReachAnswer named(ApprovalNeed act) {
    return shown(act, approval -> target(approval, act));
  }

  private static ReachAnswer target(Approval approval, ApprovalNeed act) {
    return targeted(approval.target(), act).or(targeted(approval.targetName(), act));
  }

  private static ReachAnswer targeted(Fact<String> fact, ApprovalNeed act) {
    return fact instanceof Fact.Unknown<String>(Gap gap) && gap.silent()
        ? ReachAnswer.NO
        : ReachAnswer.of(fact, act.targets()::contains);
  }

  /**
   * Whether what the approval names is what the act is about, and it names enough. A right given to
   * somebody is none of others.
   */
  private ReachAnswer about(Approval approval, ApprovalNeed act) {
    ReachAnswer tenant = names(approval.tenant(), act.tenants());
    if (tenant.no() && act.whose().isPresent()) {
      tenant = ReachAnswer.open(act.whose().get());
    }
    ReachAnswer person =
        act.persons().isEmpty() && !approval.type().optional().filter(RIGHTS::contains).isPresent()
            ? ReachAnswer.YES
            : names(approval.principal(), act.persons().isEmpty() ? act.tenants() : act.persons());
    ReachAnswer target =
        names(approval.target(), act.targets()).and(names(approval.targetName(), act.targets()));
    return tenant.and(person).and(target).and(enough(approval, act)).and(whose(approval, act));
  }

  /** An approval for a tenant that is not the owner's says nothing of what it does not name. */
  private ReachAnswer whose(Approval approval, ApprovalNeed act) {
    boolean others =
        act.owner().isPresent()
            && approval
                .tenant()
                .optional()
                .filter(tenant -> !tenant.isEmpty())
                .filter(tenant -> !organisations.together(tenant, act.owner().get()))
                .isPresent();
    return others ? target(approval, act) : ReachAnswer.YES;
  }

  /** Names one of these, or nothing; what could not be read may be another. */
  private static ReachAnswer names(Fact<String> fact, Set<String> these) {
    return switch (fact) {
      case Fact.Known<String>(String name) ->
          ReachAnswer.of(name.isEmpty() || these.contains(name));
      case Fact.None<String>() -> ReachAnswer.YES;
      case Fact.Unknown<String>(var gap) -> gap.silent() ? ReachAnswer.YES : ReachAnswer.open(gap);
    };
  }

  /**
   * Whether the approval says what it is for: the target, or the tenant where the act is on a
   * tenant's, or the person where it is on nobody's.
   */
  private ReachAnswer enough(Approval approval, ApprovalNeed act) {
    boolean target =
        approval.target().optional().isPresent() || approval.targetName().optional().isPresent();
    boolean other =
        (act.tenants().isEmpty() && act.whose().isEmpty())
            ? approval.principal().optional().isPresent()
            : approval.tenant().optional().isPresent();
    return target || other
        ? ReachAnswer.YES
        : ReachAnswer.open(register.missing(Kind.APPROVAL, approval.id() + " tenant, target"));
  }
}
