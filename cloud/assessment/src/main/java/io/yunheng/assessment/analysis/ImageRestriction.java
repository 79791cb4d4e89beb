/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Image;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Share;
import io.yunheng.estate.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether images and snapshots can be reached only by their owner: one that is public, open to the
 * community or shared needs an approval of the type {@code share} in force. No settings.
 */
public final class ImageRestriction implements Analysis {
  private static final Set<String> SHARE = Set.of("share");
  private static final Set<String> OPEN = Set.of("public", "community");

  @Override
  public String name() {
    return "images-restricted";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Approvals approvals = new Approvals(evidence);
    for (Image image : estate.all(Image.SHAPE)) {
      ReachAnswer closed =
          ReachAnswer.of(image.visibility(), word -> !OPEN.contains(word))
              .and(ReachAnswer.of(image.sharedWith(), List::isEmpty, true));
      ReachAnswer approved =
          approvals.named(
              ApprovalNeed.on(
                      SHARE,
                      ApprovalNeed.names(image, image.name()),
                      image.tenant(),
                      evidence.asOf())
                  .with(image.sharedWith().optional().orElse(List.of())));
      observations.accept(
          ObservationDraft.of(estate, image)
              .tenant(image.tenant())
              .data(image, "visibility", "sharedWith")
              .detail("visibility", image.visibility().optional().orElse("?"))
              .as(closed.or(approved)));
    }
    ReachAnswer shares = Register.of(evidence).moreIfOffered(Kind.SHARE);
    for (Snapshot snapshot : estate.all(Snapshot.SHAPE)) {
      ReachAnswer shared = shares;
      for (Share share : estate.all(Share.SHAPE)) {
        shared = shared.or(ReachAnswer.of(share.object(), snapshot.id()::equals));
      }
      ReachAnswer approved =
          approvals.named(
              ApprovalNeed.on(
                  SHARE,
                  ApprovalNeed.names(snapshot, snapshot.name()),
                  snapshot.tenant(),
                  evidence.asOf()));
      observations.accept(
          ObservationDraft.of(estate, snapshot)
              .tenant(snapshot.tenant())
              .data(snapshot, "status")
              .detail("visibility", shared.yes() ? "shared" : "private")
              .as(shared.not().or(approved)));
    }
  }
}
