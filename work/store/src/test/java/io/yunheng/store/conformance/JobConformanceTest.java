/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseSchedule;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobGlance;
import io.yunheng.casework.JobState;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.casework.WorkCase;
import io.yunheng.store.JobClaim;
import io.yunheng.store.JobQueue;
import io.yunheng.store.NewRun;
import io.yunheng.store.NewSchedule;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.SaveResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The queue of jobs, schedules, and the runs that jobs leave. */
@ParameterizedClass
@EnumSource(Backend.class)
class JobConformanceTest extends OnBothDatabases {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final RowWindow NINE = RowWindow.first(9);
  private static final JobEnd CLEAN = new JobEnd("clean", "", "{}");

  private Person owner;
  private WorkCase one;
  private Scope scope;

  JobConformanceTest(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void aCase() {
    owner = person("owner");
    one = newCase(organisation("一"), "云平台", owner);
    scope = overCase(one.id());
  }

  private CaseJob ask() {
    return store.jobs().ask(one.id(), "assess", "{}", by(owner));
  }

  private JobClaim claim(String holder) {
    return store.queue().claim(holder, LEASE).orElseThrow();
  }

  private CaseJob job(RandomId id) {
    return store.jobs().find(scope, id).orElseThrow();
  }

  @Test
  void jobsAreRunInTheirOrderAndEndOnce() {
    CaseJob first = ask();
    clock.move(Duration.ofSeconds(1));
    CaseJob second = ask();
    JobClaim claim = claim("a");
    assertThat(claim.job().id()).isEqualTo(first.id());
    assertThat(claim("b").job().id()).isEqualTo(second.id());
    assertThat(store.queue().claim("c", LEASE)).isEmpty();
    assertThat(store.queue().renew(claim, LEASE, "50 %").orElseThrow().course().progress())
        .isEqualTo("50 %");
    assertThat(store.queue().finish(claim, JobState.DONE, CLEAN)).isTrue();
    assertThat(store.queue().finish(claim, JobState.FAILED, CLEAN)).isFalse();
    assertThat(job(first.id()).state()).isEqualTo(JobState.DONE);
    assertThat(job(first.id()).end()).isEqualTo(CLEAN);
    assertThat(store.jobs().open(scope, NINE).total()).isEqualTo(1);
    assertThat(store.jobs().list(scope, one.id(), NINE).total()).isEqualTo(2);
    assertThat(store.jobs().list(Scope.NONE, one.id(), NINE).total()).isZero();
    assertThat(store.jobs().oversee(NINE).rows())
        .extracting(JobGlance::state)
        .containsExactlyInAnyOrder(JobState.RUNNING, JobState.DONE);
    assertThatThrownBy(() -> store.queue().finish(claim, JobState.WAITING, CLEAN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLeaseThatRanOutIsHandedOnAndTheFirstHolderHasNoEffect() {
    CaseJob asked = ask();
    JobClaim lost = claim("a");
    clock.move(LEASE);
    JobClaim next = claim("b");
    assertThat(next.job().id()).isEqualTo(asked.id());
    assertThat(next.attempt()).isEqualTo(2);
    assertThat(store.queue().renew(lost, LEASE, "")).isEmpty();
    assertThat(store.queue().finish(lost, JobState.DONE, CLEAN)).isFalse();
    assertThat(store.queue().handBack(lost)).isFalse();
    assertThat(keep(lost, 1, 1)).isEmpty();
    assertThat(store.queue().finish(next, JobState.DONE, CLEAN)).isTrue();
  }

  @Test
  void aJobThatNeverEndsHasFailedAfterThreeAttempts() {
    CaseJob asked = ask();
    for (int attempt = 1; attempt <= JobQueue.MOST_ATTEMPTS; attempt++) {
      assertThat(claim("a").attempt()).isEqualTo(attempt);
      clock.move(LEASE);
    }
    assertThat(store.queue().claim("a", LEASE)).isEmpty();
    assertThat(job(asked.id()).state()).isEqualTo(JobState.FAILED);
    assertThat(job(asked.id()).end().fault()).isEqualTo("job-crashed");
  }

  @Test
  void aServerThatStopsHandsItsJobsBackAndOneThatBeginsFindsThem() {
    CaseJob asked = ask();
    assertThat(store.queue().handBack(claim("a"))).isTrue();
    assertThat(job(asked.id()).course().attempts()).isZero();
    claim("a");
    reopen();
    assertThat(store.queue().handBackAll()).isEqualTo(1);
    assertThat(job(asked.id()).state()).isEqualTo(JobState.WAITING);
    assertThat(store.queue().handBackAll()).isZero();
  }

  @Test
  void aWaitingJobIsCancelledAtOnceAndARunningOneIsTold() {
    CaseJob waiting = ask();
    assertThat(store.jobs().cancel(waiting.id(), by(owner))).isTrue();
    assertThat(job(waiting.id()).state()).isEqualTo(JobState.CANCELLED);
    assertThat(store.jobs().cancel(waiting.id(), by(owner))).isFalse();
    CaseJob running = ask();
    JobClaim claim = claim("a");
    assertThat(store.jobs().cancel(running.id(), by(owner))).isTrue();
    assertThat(store.queue().renew(claim, LEASE, "").orElseThrow().course().cancelAsked()).isTrue();
    assertThat(store.queue().finish(claim, JobState.CANCELLED, JobEnd.NONE)).isTrue();
    CaseJob crashed = ask();
    claim("a");
    store.jobs().cancel(crashed.id(), by(owner));
    clock.move(LEASE);
    assertThat(store.queue().claim("b", LEASE)).isEmpty();
    assertThat(job(crashed.id()).state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void twoWhoClaimAtOnceGetDifferentJobs() throws Exception {
    for (int i = 0; i < 20; i++) {
      ask();
    }
    ConcurrentLinkedQueue<RandomId> claimed = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (String holder : List.of("a", "b", "c", "d")) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 5; i++) {
                      claimed.add(claim(holder).job().id());
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(claimed).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void twoWritersOfOneRowAreAnsweredOneAfterTheOther() throws Exception {
    ConcurrentLinkedQueue<SaveResult<WorkCase>> answers = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      WorkCase wanted = one.with(description("名称" + i));
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> answers.add(store.cases().change(overCase(one.id()), wanted, by(owner)))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(answers).hasSize(8);
    assertThat(answers.stream().filter(SaveResult.Saved.class::isInstance)).hasSize(1);
    assertThat(store.cases().find(scope, one.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aScheduleAsksOnceForWhatIsDue() {
    Instant next = clock.instant().plus(Duration.ofHours(1));
    CaseSchedule made =
        store
            .schedules()
            .create(
                one.id(),
                new NewSchedule(
                    "collect", "{}", 120, Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), next),
                by(owner));
    assertThat(store.schedules().list(scope, one.id())).containsExactly(made);
    assertThat(store.schedules().find(Scope.NONE, made.id())).isEmpty();
    assertThat(store.schedules().fire(_ -> next)).isZero();
    clock.move(Duration.ofDays(3));
    assertThat(store.schedules().fire(_ -> clock.instant().plus(Duration.ofDays(1)))).isEqualTo(1);
    assertThat(claim("a").job().ask().schedule()).contains(made.id());
    CaseSchedule off =
        new CaseSchedule(
            made.id(),
            one.id(),
            "collect",
            "{}",
            0,
            Set.of(DayOfWeek.FRIDAY),
            false,
            clock.instant(),
            made.version());
    assertThat(store.schedules().change(overCase(one.id()), off, by(owner)))
        .isInstanceOf(SaveResult.Saved.class);
    assertThat(store.schedules().change(overCase(one.id()), off, by(owner)))
        .isInstanceOf(SaveResult.Stale.class);
    assertThatThrownBy(() -> store.schedules().change(Scope.NONE, off, by(owner)))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(store.schedules().fire(_ -> next)).isZero();
  }

  private Optional<AssessmentRun> keep(JobClaim claim, int items, int observations) {
    return store
        .runs()
        .keep(
            claim,
            new NewRun("d".repeat(64), clock.instant(), "workbook", "runs/x", "{}"),
            IntStream.range(0, items)
                .mapToObj(
                    i ->
                        new RunItem(
                            "L3-CNS2-02/a",
                            "tenant:" + i,
                            "租户" + i,
                            "网络",
                            "架构",
                            "open",
                            "partial",
                            false,
                            "",
                            i))
                .iterator(),
            IntStream.range(0, observations)
                .mapToObj(
                    i ->
                        new RunObservation(
                            i, "L3-CNS2-02/a", "tenant:0", "check", "violated", "sg-" + i, i))
                .iterator(),
            by(owner));
  }

  @Test
  void aRunIsShownWhenItsIndexIsWholeAndWithinTheScope() {
    ask();
    JobClaim claim = claim("a");
    AssessmentRun run = keep(claim, 3, 4500).orElseThrow();
    assertThat(keep(claim, 3, 1)).as("a job keeps one run").isEmpty();
    assertThat(store.runs().list(scope, one.id(), NINE).rows()).containsExactly(run);
    assertThat(store.runs().items(scope, run.id(), NINE).total()).isEqualTo(3);
    assertThat(store.runs().verdicts(scope, run.id())).isEqualTo(Map.of("partial", 1L));
    assertThat(store.runs().observations(scope, run.id(), "L3-CNS2-02/a", "tenant:0", NINE).total())
        .isEqualTo(4500);
    assertThat(observed(run, "check", "").total()).isEqualTo(4500);
    assertThat(observed(run, "check", "violated").rows()).hasSize(9);
    assertThat(observed(run, "check", "unknown").total()).isZero();
    assertThat(observed(run, "other", "").total()).isZero();
    Scope part = overObject(one.id(), "tenant:1");
    assertThat(store.runs().items(part, run.id(), NINE).rows())
        .extracting(RunItem::object)
        .containsExactly("tenant:1");
    assertThat(store.runs().verdicts(part, run.id())).isEqualTo(Map.of("open", 1L));
    assertThat(store.runs().find(part, run.id())).isEmpty();
    assertThat(store.runs().find(Scope.NONE, run.id())).isEmpty();
    assertThat(store.runs().glimpse(part, one.id(), run.id())).contains(run);
    assertThat(store.runs().glimpses(part, one.id(), NINE).rows()).containsExactly(run);
    assertThat(store.runs().objects(part, run.id())).containsExactly("tenant:1");
    Scope nobody = overObject(one.id(), "tenant:9");
    assertThat(store.runs().glimpse(nobody, one.id(), run.id())).isEmpty();
    assertThat(store.runs().glimpses(nobody, one.id(), NINE).total()).isZero();
    assertThat(store.runs().glimpses(Scope.NONE, one.id(), NINE).total()).isZero();
    assertThat(store.runs().glimpses(overReleased(one.id()), one.id(), NINE).total()).isZero();
    store.cases().release(one.id(), run.id().text(), owner.id(), by(owner));
    assertThat(store.runs().find(overReleased(one.id()), run.id())).contains(run);
    assertThat(store.runs().items(overReleased(one.id()), run.id(), NINE).total()).isEqualTo(3);
    assertThat(store.runs().glimpses(overReleased(one.id()), one.id(), NINE).rows())
        .containsExactly(run);
  }

  private RowList<RunObservation> observed(AssessmentRun run, String check, String outcome) {
    return store
        .runs()
        .observations(scope, run.id(), "L3-CNS2-02/a", "tenant:0", check, outcome, NINE);
  }

  @Test
  void aRunThatWasCutOffIsNotShownAndKeptAnew() {
    CaseJob asked = ask();
    JobClaim first = claim("a");
    assertThatThrownBy(
            () ->
                store
                    .runs()
                    .keep(
                        first,
                        new NewRun("d".repeat(64), clock.instant(), "workbook", "runs/x", "{}"),
                        List.<RunItem>of().iterator(),
                        IntStream.range(0, 3000)
                            .mapToObj(
                                i -> {
                                  if (i == 2500) {
                                    throw new IllegalStateException("killed");
                                  }
                                  return new RunObservation(i, "i", "o", "c", "x", "r", i);
                                })
                            .iterator(),
                        by(owner)))
        .hasMessage("killed");
    assertThat(store.runs().list(scope, one.id(), NINE).total()).isZero();
    clock.move(LEASE);
    JobClaim second = claim("b");
    AssessmentRun run = keep(second, 1, 2).orElseThrow();
    assertThat(run.job()).isEqualTo(asked.id());
    assertThat(store.runs().list(scope, one.id(), NINE).rows()).containsExactly(run);
  }

  @Test
  void aJobWhoseProcessEndedIsBegunAgainUntilItHasFailed() {
    CaseJob asked = ask();
    JobEnd broken = new JobEnd("broken", "crashed", "");
    for (int attempt = 1; attempt < JobQueue.MOST_ATTEMPTS; attempt++) {
      assertThat(store.queue().crashed(claim("a"), broken)).isTrue();
      assertThat(job(asked.id()).state()).isEqualTo(JobState.WAITING);
    }
    JobClaim last = claim("a");
    assertThat(store.queue().crashed(last, broken)).isTrue();
    assertThat(store.queue().crashed(last, broken)).isFalse();
    assertThat(job(asked.id()).state()).isEqualTo(JobState.FAILED);
    assertThat(job(asked.id()).end()).isEqualTo(broken);
  }

  @Test
  void whatAJobCollectedIsEvidenceOnceAndTakesThePlaceOfTheEarlier() throws IOException {
    EvidenceDescription described =
        new EvidenceDescription(
            "estates/cloud.jsonl", "", EvidenceKind.ESTATE, "云", Optional.empty(), "");
    List<RandomId> made = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      CaseJob asked = ask();
      JobClaim claim = claim("a");
      Path file = Files.writeString(folder.resolve("estate-" + i), "estate " + i);
      made.add(collect(claim, file, described).orElseThrow().id());
      assertThat(collect(claim, file, described)).as("a job has one effect").isEmpty();
      assertThat(job(asked.id()).state()).isEqualTo(JobState.DONE);
      assertThat(job(asked.id()).end()).isEqualTo(CLEAN);
      assertThat(file).exists();
    }
    List<CaseEvidenceFile> all =
        store.evidence().list(scope, one.id(), EnumSet.allOf(EvidenceState.class), "", NINE).rows();
    assertThat(all).hasSize(2);
    CaseEvidenceFile now = store.evidence().find(scope, made.getLast()).orElseThrow();
    assertThat(now.state()).isEqualTo(EvidenceState.CURRENT);
    assertThat(now.replaces()).contains(made.getFirst());
    assertThat(store.evidence().find(scope, made.getFirst()).orElseThrow().state())
        .isEqualTo(EvidenceState.REPLACED);
    assertThat(store.evidence().intact(scope, now.id())).contains(true);
  }

  private Optional<CaseEvidenceFile> collect(
      JobClaim claim, Path file, EvidenceDescription described) {
    return store
        .uploads()
        .collect(claim, file, described, "application/x-ndjson", owner.id(), CLEAN);
  }
}
