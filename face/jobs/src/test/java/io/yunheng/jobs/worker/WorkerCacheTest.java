/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.SubjectKind;
import io.yunheng.fault.Language;
import io.yunheng.jobs.CaseInitRequest;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.Secrets;
import io.yunheng.jobs.Standing;
import io.yunheng.jobs.WorkerJobs;
import io.yunheng.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache of classes that is broken or gone keeps no job from its end. */
class WorkerCacheTest {
  private static final String CACHE = "yunheng.worker.cache";

  @TempDir private Path place = Path.of("");

  @AfterEach
  void clear() {
    System.clearProperty(CACHE);
  }

  private Standing init() throws InterruptedException {
    return new WorkerJobs(EngineSettings.FASTEST, 1)
        .run(
            new CaseInitRequest(
                place.resolve("case"),
                "政务云",
                SubjectKind.PLATFORM,
                Optional.empty(),
                Optional.empty(),
                Language.ZH),
            place.resolve("job"),
            Secrets.NONE,
            Progress.SILENT)
        .standing();
  }

  @Test
  void aBrokenCacheIsLeftAlone() throws Exception {
    Path cache = Files.writeString(place.resolve("broken"), "broken");
    System.setProperty(CACHE, cache.toString());
    WorkerProgram program = WorkerProgram.ofThis();
    assertThat(program.reads()).contains(cache);
    assertThat(program.cached()).contains("-XX:AOTCache=" + cache);
    assertThat(init()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void whereThereIsNoneNoneIsUsed() throws Exception {
    System.setProperty(CACHE, place.resolve("gone").toString());
    assertThat(WorkerProgram.ofThis().cached()).isEqualTo(List.of());
    assertThat(init()).isEqualTo(Standing.CLEAN);
  }
}
