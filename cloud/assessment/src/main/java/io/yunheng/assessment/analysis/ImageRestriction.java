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
import io.yunheng.estate.Kind;
import io.yunheng.estate.Share;
import io.yunheng.estate.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether images and snapshots can be reached only by their owner: one that is public, open to the
 * community or shared with another organisation needs an approval of the type {@code share} in
 * force, for each with whom it is shared. No settings.
 */
public final class ImageRestriction implements Analysis {
  private static final Set<String> SHARE = Set.of("share");

  @Override
  public String name() {
    return "images-restricted";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Approvals approvals = new Approvals(evidence);
    Organisations organisations = new Organisations(estate, new Users(estate));
    CopyOrigins origins = new CopyOrigins(evidence, new Users(estate));
    ReachAnswer shares = Register.of(evidence).moreIfOffered(Kind.SHARE);
    for (SharedImage image : SharedImage.all(estate)) {
      Optional<CopyOrigins.Source> source = origins.of(image.resource());
      Fact<String> owner = source.map(CopyOrigins.Source::owner).orElse(image.tenant());
      ApprovalNeed need =
          ApprovalNeed.on(
              SHARE, ApprovalNeed.names(image.resource(), image.name()), owner, evidence.asOf());
      Set<String> others = new TreeSet<>(image.others());
      ReachAnswer answer = ReachAnswer.of(image.sharedWith(), _ -> true, true);
      if (image.resource() instanceof Snapshot) {
        answer = answer.and(shares.not());
        for (Share share : estate.all(Share.SHAPE)) {
          ReachAnswer of = ReachAnswer.of(share.object(), image.resource().id()::equals);
          answer = answer.and(of.open() ? of : ReachAnswer.YES);
          if (of.yes()) {
            others.add(share.targetTenant().optional().orElse("?"));
          }
        }
      }
      answer =
          answer.or(approvals.named(need)).and(image.everybody().not().or(approvals.named(need)));
      if (source.isPresent()) {
        answer = answer.and(ReachAnswer.of(owner, _ -> true));
        image.tenant().optional().ifPresent(others::add);
        others.removeIf(owner::is);
      }
      for (String other : others) {
        ReachAnswer elsewhere =
            source.isPresent() && owner.optional().isPresent()
                ? origins.elsewhere(other, owner.optional().get())
                : ReachAnswer.of(!organisations.together(other, image.tenant()));
        if (!elsewhere.no()) {
          answer = answer.and(elsewhere.not().or(approvals.named(need.with(List.of(other)))));
        }
      }
      observations.accept(
          ObservationDraft.of(estate, image.resource())
              .tenant(owner)
              .data(image.resource(), "visibility", "sharedWith")
              .detail("visibility", image.visibility().optional().orElse("?"))
              .detail("who", SharedImage.names(estate, others))
              .as(answer));
    }
  }
}
