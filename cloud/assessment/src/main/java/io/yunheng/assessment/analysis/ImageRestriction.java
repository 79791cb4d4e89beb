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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether images and snapshots can be reached only by their owner: one that is public, open to the
 * community or shared needs an approval of the type {@code share} in force. No settings.
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
    ReachAnswer shares = Register.of(evidence).moreIfOffered(Kind.SHARE);
    for (SharedImage image : SharedImage.all(estate)) {
      ReachAnswer open = image.open();
      if (image.resource() instanceof Snapshot) {
        open = open.or(shares);
        for (Share share : estate.all(Share.SHAPE)) {
          open = open.or(ReachAnswer.of(share.object(), image.resource().id()::equals));
        }
      }
      ReachAnswer approved =
          approvals.named(
              ApprovalNeed.on(
                      SHARE,
                      ApprovalNeed.names(image.resource(), image.name()),
                      image.tenant(),
                      evidence.asOf())
                  .with(image.others()));
      observations.accept(
          ObservationDraft.of(estate, image.resource())
              .tenant(image.tenant())
              .data(image.resource(), "visibility", "sharedWith")
              .detail("visibility", image.visibility().optional().orElse("?"))
              .detail("who", image.names(estate))
              .as(open.not().or(approved)));
    }
  }
}
