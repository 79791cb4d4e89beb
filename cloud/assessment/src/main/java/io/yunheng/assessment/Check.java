/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.check.AspectReference;
import io.yunheng.assessment.check.CheckMethod;
import io.yunheng.assessment.check.Fixture;
import io.yunheng.assessment.check.ObservationSubjects;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Set;

/**
 * A rule over the evidence that yields observations.
 *
 * @param id unique over all packs
 * @param title what it looks at, in the words of the field
 * @param pack the id of its pack
 * @param serves the aspects it feeds
 * @param subjects for whom it applies
 * @param proof whether it only says if there is the least evidence that a pass needs: it can take a
 *     pass away and cannot give one
 * @param alike whether all that it sees of one object has the same outcome
 * @param needs the kinds that have to be read completely before a missing resource proves anything
 * @param whereOffered those of them that do not matter where the cloud offers no such thing
 * @param attribution to whom its observations belong
 * @param data the columns shown as evidence; empty for those the expressions read
 * @param finding what is wrong where it is violated; names details as <code>{rule.remote}</code>
 * @param remedy what to do about it
 */
public record Check(
    String id,
    Text title,
    String pack,
    List<AspectReference> serves,
    Set<SubjectKind> subjects,
    CheckMethod method,
    boolean proof,
    boolean alike,
    List<Kind> needs,
    Set<Kind> whereOffered,
    ObservationSubjects attribution,
    List<String> data,
    Text finding,
    Text remedy,
    List<Fixture> fixtures) {
  public Check {
    serves = List.copyOf(serves);
    subjects = Set.copyOf(subjects);
    needs = List.copyOf(needs);
    whereOffered = Set.copyOf(whereOffered);
    data = List.copyOf(data);
    fixtures = List.copyOf(fixtures);
  }

  /** Whether it feeds this aspect. */
  public boolean feeds(String item, String aspect) {
    return serves.contains(new AspectReference(item, aspect));
  }
}
