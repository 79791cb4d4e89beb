/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.form;

import java.util.List;

/**
 * What somebody filled into a form.
 *
 * @param id of the request, as the file has it
 */
public record FilledForm(String id, List<Row> rows) {
  public FilledForm {
    rows = List.copyOf(rows);
  }

  /**
   * A row in which something stands.
   *
   * @param number of the question
   * @param version of the answer when the form went out; 0 where the file does not say
   * @param attachments as they were typed
   */
  public record Row(long number, long version, String answer, String remark, String attachments) {}
}
