/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.casework.CaseChanges;
import io.yunheng.store.ActKind;
import io.yunheng.store.ChangeScopes;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Counts the acts that changed what an engine reads of a case. */
public final class ChangeCounts {
  /** Acts on evidence, by what they are counted as. */
  private static final String COUNTED =
      """
      case when a.kind = 'evidence.withdraw' then 'withdrawn' when e.kind = 'estate' then 'collected'
        when e.replaces <> '' then 'replaced' else 'added' end\
      """;

  /** Fields of a case on which results hang; an act whose text was erased may have changed one. */
  private static final String DESCRIBED =
      """
      (not exists (select 1 from act_text t where t.sequence = a.sequence and t.part = 'after')
        or exists (select 1 from act_text t where t.sequence = a.sequence and t.part = 'after'
          and (t.body like '%"asOf":%' or t.body like '%"grade":%' or t.body like '%"selfCheck":%'
            or t.body like '%"subject":%' or t.body like '%"systemName":%'
            or t.body like '%"tenant":%' or t.body like '%"timeZone":%')))\
      """;

  /** The file of a book that stands in tables is not read. */
  private static final String READ =
      Stream.of(Book.values()).map(ChangeCounts::read).collect(Collectors.joining(" and "));

  private ChangeCounts() {}

  private static String read(Book book) {
    String kinds =
        book.codes().stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
    return """
    (e.kind <> 'register' or e.path <> '%1$s'
      or not exists (select 1 from register_row r
        where r.work_case = e.work_case and r.kind in (%2$s))
      and not exists (select 1 from register_whole w
        where w.work_case = e.work_case and w.kind in (%2$s)))\
    """
        .formatted(book.path(), kinds);
  }

  /**
   * Those since a job was begun.
   *
   * @param scopes of which changes the reader is told
   */
  public static CaseChanges since(
      Handle handle, ChangeScopes scopes, RandomId workCase, RandomId job) {
    long seen =
        handle
            .createQuery("select seen_act from job where id = :job and work_case = :case")
            .bind("job", job.text())
            .bind("case", workCase.text())
            .mapTo(Long.class)
            .findOne()
            .orElse(Long.MAX_VALUE);
    long described =
        since("act a", workCase, seen)
            .within(ScopeFilter.whole(scopes.cases(), "a.work_case"))
            .where("a.kind = :kind", "kind", ActKind.CASE_CHANGE.code())
            .where(DESCRIBED)
            .count(handle);
    long typed =
        since("act a", workCase, seen)
            .within(ScopeFilter.whole(scopes.registers(), "a.work_case"))
            .where("a.kind = :kind", "kind", ActKind.REGISTER_CHANGE.code())
            .count(handle);
    long written =
        since("act a", workCase, seen)
            .within(ScopeFilter.whole(scopes.records(), "a.work_case"))
            .where("a.kind = :kind", "kind", ActKind.RECORD_WRITE.code())
            .where("exists (select 1 from run u where u.job = :job)", "job", job.text())
            .count(handle);
    Map<String, Long> files =
        since("act a join evidence e on e.id = a.object", workCase, seen)
            .within(ScopeFilter.parts(scopes.evidence(), "e.work_case", "e.object", "e.id"))
            .where("a.kind in ('evidence.add', 'evidence.withdraw')")
            .where("e.kind <> 'other'")
            .where(READ)
            .counts(handle, COUNTED);
    return new CaseChanges(
        seen,
        described,
        typed,
        written,
        files.getOrDefault("collected", 0L),
        files.getOrDefault("added", 0L),
        files.getOrDefault("replaced", 0L),
        files.getOrDefault("withdrawn", 0L));
  }

  private static RowSelect since(String from, RandomId workCase, long seen) {
    return new RowSelect("a.sequence", from)
        .where("a.work_case = :case", "case", workCase.text())
        .where("a.sequence > :seen", "seen", seen);
  }
}
