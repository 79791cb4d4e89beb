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
import io.yunheng.estate.Resource;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether images have a check value and a signature or a passed check, and snapshots a check value
 * or a passed check. A check counts for the object that it names; one that failed is a violation
 * until a later one of the same object passes.
 *
 * <p>Settings: {@code kind}, {@code image} or {@code snapshot}; {@code test}, the type of the test
 * records that count; {@code fresh}, how long they count.
 */
public final class IntegrityCheck implements Analysis {
  @Override
  public String name() {
    return "integrity-checked";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    Estate estate = evidence.current();
    String test = read.text("test");
    Duration fresh = read.duration("fresh");
    Instant oldest = evidence.asOf().minus(fresh);
    ReachAnswer more = Register.of(evidence).more(Kind.TEST_RECORD);
    if (read.text("kind").equals("image")) {
      for (Image image : estate.all(Image.SHAPE)) {
        ReachAnswer passed =
            passed(estate, test, oldest, image, image.name().optional().orElse(image.id()));
        ReachAnswer hashed = ReachAnswer.of(image.hash(), hash -> !hash.isBlank());
        observations.accept(
            ObservationDraft.of(estate, image)
                .tenant(image.tenant())
                .data(image, "hashAlgorithm", "hash", "signed")
                .as(
                    hashed
                        .and(ReachAnswer.of(image.signed(), signed -> signed).or(passed).or(more))
                        .and(
                            failed(
                                    estate,
                                    test,
                                    oldest,
                                    image,
                                    image.name().optional().orElse(image.id()))
                                .not())));
      }
    } else {
      for (Snapshot snapshot : estate.all(Snapshot.SHAPE)) {
        ReachAnswer passed =
            passed(
                estate, test, oldest, snapshot, snapshot.name().optional().orElse(snapshot.id()));
        observations.accept(
            ObservationDraft.of(estate, snapshot)
                .tenant(snapshot.tenant())
                .data(snapshot, "hash", "status")
                .as(
                    ReachAnswer.of(snapshot.hash(), hash -> !hash.isBlank())
                        .or(passed)
                        .or(more)
                        .and(
                            failed(
                                    estate,
                                    test,
                                    oldest,
                                    snapshot,
                                    snapshot.name().optional().orElse(snapshot.id()))
                                .not())));
      }
    }
  }

  private static boolean names(String what, Resource object, String name) {
    return what.equals(object.id()) || what.equals(name);
  }

  /** Whether the latest check of an object did not pass. */
  private static ReachAnswer failed(
      Estate estate, String test, Instant oldest, Resource object, String name) {
    Optional<TestRecord> latest =
        estate.all(TestRecord.SHAPE).stream()
            .filter(record -> record.type().is(test))
            .filter(
                record ->
                    record
                        .object()
                        .optional()
                        .filter(what -> names(what, object, name))
                        .isPresent())
            .filter(record -> record.time().optional().filter(oldest::isBefore).isPresent())
            .max(
                Comparator.comparing(
                    (TestRecord record) -> record.time().optional().orElse(Instant.MIN)));
    return latest
        .filter(record -> record.result().optional().isPresent())
        .map(record -> ReachAnswer.of(record.result(), result -> !result.equals("pass")))
        .orElse(ReachAnswer.NO);
  }

  private static ReachAnswer passed(
      Estate estate, String test, Instant oldest, Resource object, String name) {
    ReachAnswer answer = ReachAnswer.NO;
    for (TestRecord record : estate.all(TestRecord.SHAPE)) {
      answer =
          answer.or(
              ReachAnswer.of(record.type(), test::equals)
                  .and(ReachAnswer.of(record.object(), what -> names(what, object, name)))
                  .and(ReachAnswer.of(record.result(), "pass"::equals))
                  .and(ReachAnswer.of(record.time(), time -> !time.isBefore(oldest))));
    }
    return answer;
  }
}
