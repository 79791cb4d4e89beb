/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.CaseDocument;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Image;
import io.yunheng.estate.Kind;
import io.yunheng.estate.SecurityService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether each image on offer is hardened, or its baseline current. On offer are public images and
 * those that the provider shares. Where there is none, the cloud as a whole is looked at.
 *
 * <p>Settings: {@code ask}, {@code offered}: is it hardened, or is there a hardening service
 * instead? or {@code maintained}: is it hardened by a baseline that was updated lately? The image's
 * own date decides; where it has none, a paper on the baseline that it names (any such paper, where
 * it names none). {@code fresh}, how long a baseline counts as updated.
 */
public final class ImageHardening implements Analysis {
  private static final String BASELINE = "hardening-baseline";

  @Override
  public String name() {
    return "images-hardened";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    boolean offered = read.text("ask").equals("offered");
    Duration fresh = read.duration("fresh");
    Estate estate = evidence.current();
    Users users = new Users(estate);
    Walk walk = new Walk(evidence, evidence.asOf().minus(fresh));
    boolean some = false;
    for (Image image : estate.all(Image.SHAPE)) {
      ReachAnswer onOffer = onOffer(image, users);
      if (onOffer.no()) {
        continue;
      }
      some = some || onOffer.yes();
      ReachAnswer hardened = ReachAnswer.of(image.hardened(), yes -> yes);
      observations.accept(
          ObservationDraft.of(estate, image)
              .tenant(image.tenant())
              .data(image, "visibility", "hardened", "baseline", "baselineUpdated")
              .detail("baseline", image.baseline().optional().orElse("-"))
              .detail(
                  "updated", image.baselineUpdated().optional().map(Instant::toString).orElse("-"))
              .as(
                  offered ? hardened.or(walk.service()) : hardened.and(walk.current(image)),
                  onOffer));
    }
    if (!some) {
      ReachAnswer more = Register.of(evidence).more(Kind.IMAGE);
      observations.accept(
          ObservationDraft.ofCloud(estate)
              .detail("baseline", "-")
              .detail("updated", "-")
              .as((offered ? walk.service() : walk.paper("")).or(more)));
    }
  }

  private static ReachAnswer onOffer(Image image, Users users) {
    ReachAnswer usable =
        ReachAnswer.of(image.status(), status -> status.equalsIgnoreCase("active"), true);
    ReachAnswer open =
        ReachAnswer.of(image.visibility(), "public"::equals)
            .or(
                ReachAnswer.of(
                        image.visibility(),
                        word -> word.equals("shared") || word.equals("community"))
                    .and(users.customers(image.tenant()).not()));
    return open.and(usable.open() ? ReachAnswer.YES : usable);
  }

  private record Walk(Evidence evidence, Instant oldest) {
    ReachAnswer service() {
      ReachAnswer there = Register.of(evidence).more(Kind.SECURITY_SERVICE);
      for (SecurityService one : evidence.current().all(SecurityService.SHAPE)) {
        there =
            there.or(
                ReachAnswer.of(one.category(), "hardening"::equals)
                    .and(ReachAnswer.of(one.available(), yes -> yes)));
      }
      return there;
    }

    ReachAnswer current(Image image) {
      return image
          .baselineUpdated()
          .optional()
          .map(time -> ReachAnswer.of(!time.isBefore(oldest)))
          .orElseGet(() -> paper(image.baseline().optional().orElse("")));
    }

    /** Whether a paper on a baseline is in force and not too old. */
    ReachAnswer paper(String baseline) {
      ReachAnswer there = Register.of(evidence).more(Kind.DOCUMENT);
      for (CaseDocument one : evidence.current().all(CaseDocument.SHAPE)) {
        ReachAnswer about =
            baseline.isEmpty()
                ? ReachAnswer.YES
                : ReachAnswer.of(one.title(), title -> title.contains(baseline));
        there =
            there.or(
                ReachAnswer.of(one.type(), BASELINE::equals)
                    .and(about)
                    .and(ReachAnswer.of(one.issuedAt(), time -> !time.isBefore(oldest)))
                    .and(
                        ReachAnswer.of(
                            one.validTo(), end -> !end.isBefore(evidence.asOf()), true)));
      }
      return there;
    }
  }
}
