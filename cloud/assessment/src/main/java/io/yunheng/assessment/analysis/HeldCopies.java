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
import io.yunheng.estate.Resource;
import io.yunheng.estate.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Copies of a customer's data that lie with somebody else: volumes, snapshots, images, backups and
 * machines of the provider, or of another organisation, made from what is the customer's, as far as
 * the cloud says what they were made from. Each needs the customer's approval of the type {@code
 * data-access}, {@code account} or {@code share}. One whose source is not there any more is open.
 * No settings.
 */
public final class HeldCopies implements Analysis {
  @Override
  public String name() {
    return "held-copies";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    CopyOrigins origins = new CopyOrigins(evidence, new Users(estate));
    Approvals approvals = new Approvals(evidence);
    EffectiveAccess access = new EffectiveAccess(evidence);
    for (Resource copy : origins.copies()) {
      Optional<CopyOrigins.Source> source = origins.of(copy);
      if (source.isEmpty()) {
        continue;
      }
      String holder = CopyOrigins.holder(copy).optional().orElseThrow();
      ObservationDraft draft = ObservationDraft.of(estate, copy);
      ReachAnswer answer =
          switch (source.get().owner()) {
            case Fact.Known<String>(String owner) -> {
              ApprovalNeed need =
                  ApprovalNeed.on(
                          DataAccess.TYPES,
                          Stream.concat(Stream.of(copy.id()), source.get().names().stream())
                              .toList(),
                          Fact.known(owner),
                          evidence.asOf())
                      .with(List.of(holder));
              draft.detail("refused", approvals.refused(need));
              yield origins.elsewhere(holder, owner).not().or(approvals.known(need));
            }
            case Fact.None<String>() -> ReachAnswer.YES;
            case Fact.Unknown<String>(var gap) -> {
              draft.detail("refused", List.of());
              yield ReachAnswer.open(gap);
            }
          };
      observations.accept(
          draft
              .tenant(source.get().owner())
              .data(copy, "tenant")
              .detail("kind", copy.kind().code())
              .detail("holder", title(estate, holder))
              .detail("source", source.get().title())
              .detail("who", CopyOrigins.maker(copy).optional().map(access::title).orElse("-"))
              .as(answer));
    }
  }

  private static String title(Estate estate, String tenant) {
    return estate
        .find(Tenant.SHAPE, tenant)
        .flatMap(one -> one.name().optional())
        .filter(name -> !name.isEmpty())
        .orElse(tenant);
  }
}
