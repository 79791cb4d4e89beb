/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Doubt;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.assessment.check.CheckMethod;
import io.yunheng.assessment.check.ObservationSubjects;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Text;
import io.yunheng.run.Progress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An assessment that is interrupted ends, on one thread as on several. */
class InterruptedAssessmentTest {
  private static final long SEED = 20_261_123;
  private static final long ENDLESS = 200_000_000;
  private static final Path CASE = Path.of("..", "..", "examples", "gov-cloud");

  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();

  /** Interrupts whoever assesses at an observation, and then goes on as if nothing had been. */
  private record Interrupting(Thread assessing, long at, AtomicLong made) implements Analysis {
    @Override
    public String name() {
      return "interrupting";
    }

    @Override
    public void observe(
        Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
      Observation one =
          new Observation(
              ObservationOutcome.SATISFIED,
              Kind.CLOUD,
              "cloud",
              "cloud",
              "",
              "",
              List.of(),
              List.of(),
              Map.of(),
              Doubt.NONE);
      while (made.get() < ENDLESS) {
        observations.accept(one);
        if (made.incrementAndGet() == at) {
          assessing.interrupt();
        }
      }
    }
  }

  @AfterEach
  void nobodyStaysInterrupted() {
    assertThat(Thread.interrupted()).as("it was told by the exception").isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void itEndsSoonAtWhateverMoment(int threads) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    Dossier dossier = Dossier.open(CaseFolder.load(CASE));
    for (int run = 0; run < 5; run++) {
      long at = random.nextLong(1, 20_000);
      Interrupting analysis = new Interrupting(Thread.currentThread(), at, new AtomicLong());
      Assessor assessor = new Assessor(catalog, List.of(pack(analysis)), threads, "test");

      assertThatThrownBy(() -> assessor.assess(dossier, ScaleName.WORKBOOK, Progress.SILENT))
          .as("seed %d, interrupted at observation %d", SEED, at)
          .isInstanceOf(InterruptedException.class);

      assertThat(analysis.made().get()).as("seed %d", SEED).isBetween(at, ENDLESS - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatIsInterruptedBeforehandGivesNoResult(int threads) throws InterruptedException {
    Dossier dossier = Dossier.open(CaseFolder.load(CASE));
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(List.of());
    Assessor assessor = new Assessor(catalog, packs, threads, "test");

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> assessor.assess(dossier, ScaleName.WORKBOOK, Progress.SILENT))
        .isInstanceOf(InterruptedException.class);
  }

  private static CheckPack pack(Analysis analysis) {
    Text text = new Text("中断", "interrupting");
    Check check =
        new Check(
            "interrupting",
            text,
            "p",
            List.of(),
            EnumSet.allOf(SubjectKind.class),
            new CheckMethod.Analysed(analysis, Map.of()),
            false,
            false,
            List.of(),
            Set.of(),
            ObservationSubjects.PLATFORM,
            List.of(),
            text,
            text,
            List.of());
    return new CheckPack("p", "1", text, "p.yaml", "", List.of(check));
  }
}
