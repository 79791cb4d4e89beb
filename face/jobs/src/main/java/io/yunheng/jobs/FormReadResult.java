/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Fault;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What somebody filled into a form.
 *
 * @param id of the request, as the file has it
 * @param attachments that the form names, in the order in which it does
 * @param unnamed files beside the form that it does not name; none of them was unpacked
 * @param faults what is wrong, each with its place; wrong rows are not among the others
 * @param count how many are wrong, told or not
 */
public record FormReadResult(
    String id,
    List<Row> rows,
    List<Attachment> attachments,
    List<String> unnamed,
    List<Fault> faults,
    long count)
    implements JobResult {
  private record Summary(
      String id,
      List<Row> rows,
      List<Told> attachments,
      List<String> unnamed,
      List<Wrong> faults,
      long count) {}

  private record Told(String name, String file) {}

  private record Wrong(String code, Map<String, String> details) {}

  /**
   * A row.
   *
   * @param number of the question
   * @param version of the answer when the form went out; 0 where the file does not say
   * @param attachments by their places in the list of all
   * @param missing names for which there is no file
   */
  public record Row(
      long number,
      long version,
      String answer,
      String remark,
      List<Integer> attachments,
      List<String> missing) {
    public Row {
      attachments = List.copyOf(attachments);
      missing = List.copyOf(missing);
    }
  }

  /**
   * An attachment.
   *
   * @param name below the folder of attachments, with slashes
   */
  public record Attachment(String name, Path file) {}

  public FormReadResult {
    rows = List.copyOf(rows);
    attachments = List.copyOf(attachments);
    unnamed = List.copyOf(unnamed);
    faults = List.copyOf(faults);
  }

  @Override
  public Standing standing() {
    boolean complete =
        count == 0 && unnamed.isEmpty() && rows.stream().allMatch(row -> row.missing().isEmpty());
    return complete ? Standing.CLEAN : Standing.OPEN;
  }

  @Override
  public List<Path> files() {
    return attachments.stream().map(Attachment::file).toList();
  }

  @Override
  public void write(Writer out) {
    ResultJson.write(
        out,
        new Summary(
            id,
            rows,
            attachments.stream()
                .map(one -> new Told(one.name(), String.valueOf(one.file().getFileName())))
                .toList(),
            unnamed,
            faults.stream().map(one -> new Wrong(one.code().code(), one.details())).toList(),
            count));
  }
}
