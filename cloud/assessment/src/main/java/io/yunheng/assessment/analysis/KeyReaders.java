/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Key;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether a customer's key can be read by nobody whom its access list names beside the customer's
 * own people.
 *
 * <p>Settings: {@code approved}: {@code counts} where the customer's approval of type {@code
 * data-access}, {@code account} or {@code share}, for the person and the tenant, is enough; {@code
 * open} where an assessor has to say what such an approval means; {@code except}: the types of key
 * that are not looked at because what they hold is public, or {@code none}.
 */
public final class KeyReaders implements Analysis {
  @Override
  public String name() {
    return "key-readers";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    boolean counts = read.text("approved").equals("counts");
    Set<String> except = Set.copyOf(read.words("except"));
    Walk walk = new Walk(evidence, counts);
    for (Key key : evidence.current().all(Key.SHAPE)) {
      ReachAnswer customers = walk.users.customers(key.tenant());
      boolean open = key.type().optional().filter(except::contains).isPresent();
      if (!customers.no() && !open) {
        observations.accept(walk.key(key, customers));
      }
    }
  }

  private static final class Walk {
    private final Evidence evidence;
    private final boolean counts;
    private final Estate estate;
    private final Register register;
    private final Approvals approvals;
    private final EffectiveAccess access;
    private final Users users;
    private final Outsiders outsiders;

    Walk(Evidence evidence, boolean counts) {
      this.evidence = evidence;
      this.counts = counts;
      this.estate = evidence.current();
      this.register = Register.of(evidence);
      this.approvals = new Approvals(evidence);
      this.access = new EffectiveAccess(evidence);
      this.users = new Users(estate);
      this.outsiders = new Outsiders(estate, users.customers(), new Organisations(estate, users));
    }

    Observation key(Key key, ReachAnswer customers) {
      List<String> bare = new ArrayList<>();
      Set<String> refused = new TreeSet<>();
      ReachAnswer answer = ReachAnswer.of(key.readers(), _ -> true, true);
      for (String named : key.readers().optional().orElse(List.of())) {
        String reader = principal(named);
        ReachAnswer stranger = stranger(reader, key.tenant());
        if (stranger.no()) {
          continue;
        }
        ApprovalNeed act =
            ApprovalNeed.on(
                    DataAccess.TYPES,
                    ApprovalNeed.names(key, key.name()),
                    key.tenant(),
                    evidence.asOf())
                .by(access.names(reader));
        ReachAnswer approved = approvals.known(act);
        if (approved.yes() && !counts) {
          approved = ReachAnswer.open(register.gap("key-shared", access.title(reader)));
        }
        ReachAnswer here = stranger.not().or(approved);
        if (!here.yes()) {
          bare.add(access.title(reader));
          refused.addAll(approvals.refused(act));
        }
        answer = answer.and(here);
      }
      return ObservationDraft.of(estate, key)
          .tenant(key.tenant())
          .data(key, "name", "readers")
          .detail("who", bare)
          .detail("object", key.name().optional().filter(n -> !n.isEmpty()).orElse(key.id()))
          .detail("refused", refused)
          .as(answer, customers);
    }

    /** The id of whom a list names, which may have the name itself. */
    private String principal(String named) {
      if (estate.find(Principal.SHAPE, named).isPresent()) {
        return named;
      }
      List<String> ids =
          estate.all(Principal.SHAPE).stream()
              .filter(one -> one.name().is(named))
              .map(Principal::id)
              .toList();
      return ids.size() == 1 ? ids.getFirst() : named;
    }

    private ReachAnswer stranger(String reader, Fact<String> tenant) {
      Optional<Principal> principal = estate.find(Principal.SHAPE, reader);
      if (principal.isEmpty()) {
        return ReachAnswer.open(register.missing(Kind.PRINCIPAL, reader));
      }
      ReachAnswer acts = tenant.isUnknown() ? ReachAnswer.NO : access.unread();
      for (Grant grant : access.grants(reader)) {
        acts = acts.or(access.reaches(grant, tenant.optional().orElse("")));
      }
      return outsiders.listed(principal.get(), tenant, acts);
    }
  }
}
