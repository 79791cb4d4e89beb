/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.store.rows.JobColumns;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The queue of jobs, for who runs them. A claim is a lease: where it is not renewed in time the job
 * is handed to somebody else, and what the first one does about it has no effect any more. A job
 * that was begun three times and never ended has failed.
 */
public final class JobQueue {
  /** How often a job is begun at most. */
  public static final int MOST_ATTEMPTS = 3;

  private static final String CRASHED = "job-crashed";
  private static final String BROKEN = "broken";

  private final SqlStore store;

  JobQueue(SqlStore store) {
    this.store = store;
  }

  /**
   * Claims the job that is due first; those whose lease ran out are handed back before.
   *
   * @param holder who is going to run it
   * @param lease for how long
   * @return empty where there is nothing to run
   */
  public Optional<JobClaim> claim(String holder, Duration lease) {
    return store.write(
        transaction -> {
          handBack(transaction, "lease_until <= " + transaction.at());
          return transaction
              .handle()
              .createQuery(
                  """
                  select id from job where state = 'waiting' and due_at <= :at
                  order by due_at, asked_at, id limit 1
                  """)
              .bind("at", transaction.at())
              .mapTo(String.class)
              .findOne()
              .map(id -> begin(transaction, new RandomId(id), holder, lease));
        });
  }

  private static JobClaim begin(
      WriteTransaction transaction, RandomId id, String holder, Duration lease) {
    transaction
        .handle()
        .createUpdate(
            """
            update job set state = 'running', attempts = attempts + 1, lease_holder = :holder,
              lease_until = :until, started_at = :at, progress = '', version = version + 1,
              seen_act = (select coalesce(max(sequence), 0) from act)
            where id = :id
            """)
        .bind("holder", holder)
        .bind("until", transaction.at() + lease.toMillis())
        .bind("at", transaction.at())
        .bind("id", id.text())
        .execute();
    CaseJob job = JobColumns.row(transaction.handle(), id);
    return new JobClaim(job, holder, job.course().attempts());
  }

  /**
   * Says that a job still runs, and how far it is.
   *
   * @param progress as its worker writes it
   * @return the job, which tells whether it is to be cancelled; empty where the claim has no effect
   *     any more and the job is to be stopped
   */
  public Optional<CaseJob> renew(JobClaim claim, Duration lease, String progress) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      """
                      update job set lease_until = :until, progress = :progress
                      where id = :id and state = 'running' and lease_holder = :holder
                        and attempts = :attempt
                      """)
                  .bind("until", transaction.at() + lease.toMillis())
                  .bind("progress", progress)
                  .bind("id", claim.job().id().text())
                  .bind("holder", claim.holder())
                  .bind("attempt", claim.attempt())
                  .execute();
          return rows == 0
              ? Optional.empty()
              : Optional.of(JobColumns.row(transaction.handle(), claim.job().id()));
        });
  }

  /** Whether a claim still has effect. */
  static boolean holds(Handle handle, JobClaim claim) {
    return handle
            .createQuery(
                """
                select count(*) from job
                where id = :id and state = 'running' and lease_holder = :holder
                  and attempts = :attempt
                """)
            .bind("id", claim.job().id().text())
            .bind("holder", claim.holder())
            .bind("attempt", claim.attempt())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /**
   * Ends a job.
   *
   * @param state done, failed or cancelled
   * @return false where the claim has no effect any more, and nothing was changed
   */
  public boolean finish(JobClaim claim, JobState state, JobEnd end) {
    if (state == JobState.WAITING || state == JobState.RUNNING) {
      throw new IllegalArgumentException("a job does not end as " + state.code());
    }
    return store.write(transaction -> finish(transaction, claim, state, end));
  }

  static boolean finish(WriteTransaction transaction, JobClaim claim, JobState state, JobEnd end) {
    int rows =
        transaction
            .handle()
            .createUpdate(
                """
                update job set state = :state, ended_at = :at, lease_until = 0, standing = :standing,
                  fault = :fault, result = :result, version = version + 1
                where id = :id and state = 'running' and lease_holder = :holder
                  and attempts = :attempt
                """)
            .bind("state", state.code())
            .bind("at", transaction.at())
            .bind("standing", end.standing())
            .bind("fault", end.fault())
            .bind("result", end.result())
            .bind("id", claim.job().id().text())
            .bind("holder", claim.holder())
            .bind("attempt", claim.attempt())
            .execute();
    if (rows > 0) {
      ended(transaction, JobColumns.row(transaction.handle(), claim.job().id()));
    }
    return rows > 0;
  }

  /**
   * Hands a job back that cannot be ended now, as when the server stops; the attempt does not
   * count.
   *
   * @return false where the claim has no effect any more
   */
  public boolean handBack(JobClaim claim) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      """
                      update job set state = 'waiting', attempts = attempts - 1, lease_holder = '',
                        lease_until = 0, progress = '', version = version + 1
                      where id = :id and state = 'running' and lease_holder = :holder
                        and attempts = :attempt
                      """)
                  .bind("id", claim.job().id().text())
                  .bind("holder", claim.holder())
                  .bind("attempt", claim.attempt())
                  .execute();
          return rows > 0;
        });
  }

  /**
   * Hands a job back whose process ended before it; after {@link #MOST_ATTEMPTS} attempts it has
   * failed.
   *
   * @param end of the job, if it has failed
   * @return false where the claim has no effect any more
   */
  public boolean crashed(JobClaim claim, JobEnd end) {
    if (claim.attempt() >= MOST_ATTEMPTS) {
      return finish(claim, JobState.FAILED, end);
    }
    return store.write(
        transaction ->
            transaction
                    .handle()
                    .createUpdate(
                        """
                        update job set state = 'waiting', lease_holder = '', lease_until = 0,
                          progress = '', version = version + 1
                        where id = :id and state = 'running' and lease_holder = :holder
                          and attempts = :attempt
                        """)
                    .bind("id", claim.job().id().text())
                    .bind("holder", claim.holder())
                    .bind("attempt", claim.attempt())
                    .execute()
                > 0);
  }

  /**
   * Hands back all jobs that run, once nobody runs them any more: when a server begins.
   *
   * @return how many
   */
  public int handBackAll() {
    return store.write(transaction -> handBack(transaction, "1 = 1"));
  }

  private static int handBack(WriteTransaction transaction, String which) {
    List<CaseJob> lost =
        transaction
            .handle()
            .createQuery(
                "select " + JobColumns.NAMES + " from job j where state = 'running' and " + which)
            .map(JobColumns::job)
            .list();
    for (CaseJob job : lost) {
      boolean cancelled = job.course().cancelAsked();
      boolean failed = !cancelled && job.course().attempts() >= MOST_ATTEMPTS;
      JobState state = cancelled ? JobState.CANCELLED : failed ? JobState.FAILED : JobState.WAITING;
      transaction
          .handle()
          .createUpdate(
              """
              update job set state = :state, lease_holder = '', lease_until = 0, progress = '',
                ended_at = :ended, standing = :standing, fault = :fault, version = version + 1
              where id = :id
              """)
          .bind("state", state.code())
          .bind("ended", state == JobState.WAITING ? 0 : transaction.at())
          .bind("standing", failed ? BROKEN : "")
          .bind("fault", failed ? CRASHED : "")
          .bind("id", job.id().text())
          .execute();
      if (state != JobState.WAITING) {
        ended(transaction, JobColumns.row(transaction.handle(), job.id()));
      }
    }
    return lost.size();
  }

  private static void ended(WriteTransaction transaction, CaseJob job) {
    transaction.act(
        ActAuthor.system(),
        ActKind.JOB_FINISH,
        job.id(),
        Optional.of(job.workCase()),
        job.version(),
        FieldChanges.none().set("state", job.state().code()).set("standing", job.end().standing()));
  }
}
