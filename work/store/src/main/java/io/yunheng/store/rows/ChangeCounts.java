/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseChanges;
import io.yunheng.store.ActKind;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts the acts that changed what an engine reads of a case. */
public final class ChangeCounts {
  /** Acts on evidence, by what they are counted as. */
  private static final String COUNTED =
      """
      case when a.kind = 'evidence.withdraw' then 'withdrawn' when e.kind = 'estate' then 'collected'
        when e.replaces <> '' then 'replaced' else 'added' end\
      """;

  private ChangeCounts() {}

  /**
   * Those since a job was begun.
   *
   * @param registers what the reader may see of registers
   * @param evidence what the reader may see of evidence
   */
  public static CaseChanges since(
      Handle handle, Scope registers, Scope evidence, RandomId workCase, RandomId job) {
    long seen =
        handle
            .createQuery("select seen_act from job where id = :job and work_case = :case")
            .bind("job", job.text())
            .bind("case", workCase.text())
            .mapTo(Long.class)
            .findOne()
            .orElse(Long.MAX_VALUE);
    long typed =
        since("act a", workCase, seen)
            .within(ScopeFilter.whole(registers, "a.work_case"))
            .where("a.kind = :kind", "kind", ActKind.REGISTER_CHANGE.code())
            .count(handle);
    Map<String, Long> files =
        since("act a join evidence e on e.id = a.object", workCase, seen)
            .within(ScopeFilter.parts(evidence, "e.work_case", "e.object", "e.id"))
            .where("a.kind in ('evidence.add', 'evidence.withdraw')")
            .where("e.kind <> 'other'")
            .where(
                """
                (e.kind <> 'register' or not exists (select 1 from register_row r
                  where r.work_case = e.work_case))\
                """)
            .counts(handle, COUNTED);
    return new CaseChanges(
        seen,
        typed,
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
