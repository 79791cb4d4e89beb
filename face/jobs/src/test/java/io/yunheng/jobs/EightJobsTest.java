/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.run.Progress;
import io.yunheng.run.Workers;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight jobs at once give what they give one after another, with a bounded number of threads. */
class EightJobsTest {
  private static final int THREADS = 3;

  /**
   * Of each job: its own thread, one that it may use while others have all, and those that read
   * ahead, write and sort beside them, which do not depend on the number of threads.
   */
  private static final int OF_A_JOB = 8;

  @TempDir private Path place = Path.of("");
  private Path tree = Path.of("");
  private Path copy = Path.of("");
  private Path bag = Path.of("");

  @BeforeEach
  void inputs() throws IOException, InterruptedException {
    tree = SmallJobs.tree(place.resolve("tree"));
    copy = SmallJobs.tree(place.resolve("copy"));
    bag = place.resolve("bag");
    new Jobs(Workers.of(1), EngineSettings.FASTEST)
        .run(SmallJobs.create(tree, bag), Secrets.NONE, Progress.SILENT);
  }

  private List<JobRequest<?>> requests(Path output) {
    return List.of(
        SmallJobs.assess(output.resolve("a1")),
        SmallJobs.assess(output.resolve("a2")),
        SmallJobs.responsibility(output.resolve("r1")),
        SmallJobs.create(tree, output.resolve("c1")),
        SmallJobs.verify(bag, output.resolve("v1")),
        SmallJobs.compare(tree, copy, output.resolve("m1")),
        SmallJobs.check(bag),
        SmallJobs.caseCheck());
  }

  @Test
  void besideEachOtherAsOneAfterAnother() throws Exception {
    Jobs jobs = new Jobs(Workers.of(THREADS), EngineSettings.FASTEST);
    Path one = Files.createDirectory(place.resolve("one"));
    List<String> expected = new ArrayList<>();
    for (JobRequest<?> request : requests(one)) {
      expected.add(result(jobs, request, one));
    }
    Path other = Files.createDirectory(place.resolve("two"));
    List<JobRequest<?>> requests = requests(other);
    int most = 0;
    int before = Thread.activeCount();
    List<String> found = new ArrayList<>();
    try (ExecutorService all = Executors.newFixedThreadPool(requests.size())) {
      List<Future<String>> futures = new ArrayList<>();
      for (JobRequest<?> request : requests) {
        futures.add(all.submit(() -> result(jobs, request, other)));
      }
      for (Future<String> future : futures) {
        while (!future.isDone()) {
          most = Math.max(most, Thread.activeCount());
          Thread.onSpinWait();
        }
        found.add(future.get());
      }
    }
    assertThat(found).isEqualTo(expected);
    assertThat(WrittenFiles.of(other)).isEqualTo(WrittenFiles.of(one));
    assertThat(most - before).isLessThanOrEqualTo(THREADS + requests.size() * OF_A_JOB);
  }

  private static String result(Jobs jobs, JobRequest<?> request, Path folder)
      throws InterruptedException {
    StringWriter out = new StringWriter();
    jobs.run(request, Secrets.NONE, Progress.SILENT).write(out);
    return WrittenFiles.plain(out.toString(), folder);
  }
}
