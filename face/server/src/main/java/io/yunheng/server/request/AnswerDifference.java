/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.RandomId;
import io.yunheng.access.TokenDigest;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.RequestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A question of which a form says something else than what stands, or to which it brings files.
 *
 * @param line as it stands
 * @param row of the form
 * @param files that wait to be taken in
 * @param lost names of files that wait no more, or are empty
 */
record AnswerDifference(
    RequestLine line, ReturnedForm.Row row, List<PartialUpload> files, List<String> lost) {
  AnswerDifference {
    files = List.copyOf(files);
    lost = List.copyOf(lost);
  }

  /** What the answer becomes; an empty cell leaves what stands. */
  String answer() {
    return row.answer().isEmpty() ? line.answer().text() : row.answer();
  }

  /** What the remark becomes. */
  String remark() {
    return row.remark().isEmpty() ? line.answer().remark() : row.remark();
  }

  /** Whether it says something else. */
  boolean says() {
    return !answer().equals(line.answer().text()) || !remark().equals(line.answer().remark());
  }

  /** Whether the answer is none of those that may be given. */
  boolean wrong() {
    List<String> words = line.question().words();
    return !row.answer().isEmpty() && !words.isEmpty() && !words.contains(row.answer());
  }

  /** Whether there is anything to take in. */
  boolean offers() {
    return !wrong() && (says() || !files.isEmpty());
  }

  /** Whether somebody answered since the form went out. */
  boolean moved() {
    return row.version() != line.version();
  }

  /**
   * Whether it is taken in unless somebody says otherwise: nothing that was not seen is replaced.
   */
  boolean usual() {
    return !says() || line.answer().isEmpty() || !moved();
  }

  /**
   * All of a form.
   *
   * @param held finds what waits under an id
   */
  static List<AnswerDifference> of(
      ReturnedForm form,
      List<RequestLine> lines,
      Function<RandomId, Optional<PartialUpload>> held) {
    Map<Long, RequestLine> byNumber = new TreeMap<>();
    lines.forEach(line -> byNumber.put(line.number(), line));
    List<AnswerDifference> all = new ArrayList<>();
    for (ReturnedForm.Row row : form.rows()) {
      Optional.ofNullable(byNumber.get(row.number()))
          .ifPresent(
              line -> {
                List<PartialUpload> files = new ArrayList<>();
                List<String> lost = new ArrayList<>();
                for (ReturnedForm.Attachment one : form.of(row)) {
                  one.upload()
                      .flatMap(held)
                      .ifPresentOrElse(files::add, () -> lost.add(one.name()));
                }
                all.add(new AnswerDifference(line, row, files, lost));
              });
    }
    return all;
  }

  /** Stands for differences as they are now, with the versions of the answers. */
  static String digest(List<AnswerDifference> all) {
    StringBuilder text = new StringBuilder();
    for (AnswerDifference one : all) {
      text.append(one.line.number()).append(' ').append(one.line.version()).append(one.row);
      one.files.forEach(file -> text.append(file.id()));
    }
    return TokenDigest.of(text.toString()).text();
  }
}
