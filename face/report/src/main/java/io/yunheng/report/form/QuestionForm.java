/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.form;

import io.yunheng.fault.Language;
import java.util.List;

/**
 * A request as it goes out to be filled in, in the words of one language.
 *
 * @param lines its questions, in their order
 */
public record QuestionForm(Head head, List<Line> lines, Language language) {
  public QuestionForm {
    lines = List.copyOf(lines);
  }

  /**
   * What it is about.
   *
   * @param id of the request, in 32 hexadecimal digits
   * @param number of the request within its case
   * @param subject the name of the case
   * @param kind what is asked for, as a word
   * @param asked who is asked, by name
   * @param due the last day; empty where there is none
   * @param note may have several lines; empty where nothing was noted
   */
  public record Head(
      String id,
      long number,
      String title,
      String subject,
      String kind,
      String asked,
      String due,
      String note) {}

  /**
   * A question.
   *
   * @param clauses what it is about, with the names of items; may be empty
   * @param words one of which has to be the answer; empty where any text may be
   * @param answer what was answered until now
   * @param objection why it was returned; empty where it was not
   * @param version of the answer
   */
  public record Line(
      long number,
      String text,
      List<String> clauses,
      List<String> words,
      String answer,
      String remark,
      String objection,
      long version) {
    public Line {
      clauses = List.copyOf(clauses);
      words = List.copyOf(words);
    }
  }
}
