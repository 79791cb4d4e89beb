/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.util.List;
import java.util.Optional;

/**
 * A question of a request with its answer.
 *
 * @param number its place in the request, from 1
 * @param objection why it was returned; empty where nothing was said
 * @param answered empty where it was not answered yet
 * @param files evidence that belongs to it
 * @param version grows by one with every answer and objection
 */
public record RequestLine(
    long number,
    RequestQuestion question,
    RequestAnswer answer,
    String objection,
    Optional<CaseMark> answered,
    List<RequestFile> files,
    long version) {
  public RequestLine {
    files = List.copyOf(files);
  }

  /** Whether something was said or attached. */
  public boolean isAnswered() {
    return !answer.isEmpty() || !files.isEmpty();
  }
}
