/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Share;
import io.yunheng.estate.Snapshot;
import java.util.List;
import java.util.Map;
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
    ReachAnswer shares = Register.of(evidence).moreIfOffered(Kind.SHARE);
    for (SharedImage image : SharedImage.all(estate)) {
      ApprovalNeed need =
          ApprovalNeed.on(
              SHARE,
              ApprovalNeed.names(image.resource(), image.name()),
              image.tenant(),
              evidence.asOf());
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
      for (String other : others) {
        if (!organisations.together(other, image.tenant())) {
          answer = answer.and(approvals.named(need.with(List.of(other))));
        }
      }
      observations.accept(
          ObservationDraft.of(estate, image.resource())
              .tenant(image.tenant())
              .data(image.resource(), "visibility", "sharedWith")
              .detail("visibility", image.visibility().optional().orElse("?"))
              .detail("who", SharedImage.names(estate, others))
              .as(answer));
    }
  }
}
