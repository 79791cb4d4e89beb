/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.CaseDocument;
import io.yunheng.estate.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The papers on operation from abroad. One is for those whom its title names, and for no others.
 */
final class OverseasPapers {
  private final List<CaseDocument> papers = new ArrayList<>();

  OverseasPapers(Estate estate) {
    for (CaseDocument document : estate.all(CaseDocument.SHAPE)) {
      if (document.type().is("overseas-operation-paper") || document.type().isUnknown()) {
        papers.add(document);
      }
    }
  }

  /**
   * Whether a paper is for somebody and was in force at a moment.
   *
   * @param names id and name
   */
  ReachAnswer allow(Set<String> names, Instant at) {
    ReachAnswer answer = ReachAnswer.NO;
    for (CaseDocument paper : papers) {
      answer =
          answer.or(
              ReachAnswer.of(paper.type(), "overseas-operation-paper"::equals)
                  .and(
                      ReachAnswer.of(
                          paper.title(),
                          title -> names.stream().anyMatch(name -> named(title, name))))
                  .and(DocumentValidity.inForce(paper, Set.of(), at)));
    }
    return answer;
  }

  /** Whether a name stands in a title by itself, not as a part of a longer one. */
  private static boolean named(String title, String name) {
    return !name.isBlank()
        && Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
            .matcher(title)
            .find();
  }
}
