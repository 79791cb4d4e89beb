/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseJob;
import io.yunheng.fault.Fault;
import io.yunheng.server.job.JobFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker process read out of a form that came back.
 *
 * @param id of the request, as the file has it; empty where it has none
 * @param attachments that wait to be taken in
 * @param unnamed files beside the form that it does not name
 * @param faults what is wrong, each with its place
 * @param wrong how many are wrong, told or not
 * @param tooLarge whether there was too much of it to be taken in
 */
record ReturnedForm(
    Optional<RandomId> id,
    List<Row> rows,
    List<Attachment> attachments,
    List<String> unnamed,
    List<Fault> faults,
    long wrong,
    boolean tooLarge) {
  ReturnedForm {
    rows = List.copyOf(rows);
    attachments = List.copyOf(attachments);
    unnamed = List.copyOf(unnamed);
    faults = List.copyOf(faults);
  }

  /**
   * A row.
   *
   * @param number of the question
   * @param version of the answer when the form went out; 0 where that is not known
   * @param attachments by their places in the list of all
   * @param missing names for which there is no file
   */
  record Row(
      long number,
      long version,
      String answer,
      String remark,
      List<Integer> attachments,
      List<String> missing) {
    Row {
      attachments = List.copyOf(attachments);
      missing = List.copyOf(missing);
    }
  }

  /**
   * An attachment.
   *
   * @param upload that holds it; empty for an empty file, or where the request is not of the case
   */
  record Attachment(String name, Optional<RandomId> upload) {}

  /** Reads the result of a job that is done. */
  static ReturnedForm of(CaseJob job) {
    JsonNode root = parse(job.end().result());
    List<Row> rows = new ArrayList<>();
    for (JsonNode one : root.path("rows")) {
      List<Integer> attachments = new ArrayList<>();
      one.path("attachments").forEach(place -> attachments.add(place.asInt(-1)));
      rows.add(
          new Row(
              one.path("number").asLong(0),
              one.path("version").asLong(0),
              one.path("answer").asString(""),
              one.path("remark").asString(""),
              attachments,
              texts(one.path("missing"))));
    }
    List<Attachment> attachments = new ArrayList<>();
    root.path("attachments")
        .forEach(
            one ->
                attachments.add(
                    new Attachment(
                        one.path("name").asString(""),
                        RandomId.parse(one.path("upload").asString("")))));
    return new ReturnedForm(
        RandomId.parse(root.path("id").asString("")),
        rows,
        attachments,
        texts(root.path("unnamed")),
        JobFaults.read(root.path("faults").isArray() ? root.path("faults").toString() : ""),
        root.path("count").asLong(0),
        root.path("tooLarge").asBoolean(false));
  }

  private static List<String> texts(JsonNode all) {
    List<String> texts = new ArrayList<>();
    all.forEach(one -> texts.add(one.asString("")));
    return texts;
  }

  private static JsonNode parse(String text) {
    try {
      return JsonMapper.shared().readTree(text.isBlank() ? "{}" : text);
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  /** The attachments of a row. */
  List<Attachment> of(Row row) {
    return row.attachments().stream()
        .filter(place -> place >= 0 && place < attachments.size())
        .map(attachments::get)
        .toList();
  }
}
