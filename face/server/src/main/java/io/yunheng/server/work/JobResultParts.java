/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Understanding;
import io.yunheng.report.words.GapWords;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What came of a job, as far as the visitor may see it. */
final class JobResultParts {
  private static final int MOST = 200;

  private final Visit visit;
  private final Predicate<Operation> may;
  private final GapWords gaps;

  JobResultParts(Visit visit, Predicate<Operation> may) {
    this.visit = visit;
    this.may = may;
    this.gaps = GapWords.in(visit.language());
  }

  /**
   * What came of a job.
   *
   * @param estates what is shown of a comparison of two estates
   */
  List<PagePart> of(CaseJob job, Function<JsonNode, List<PagePart>> estates) {
    if (job.state() != JobState.DONE || job.end().result().isBlank()) {
      return List.of();
    }
    JsonNode root = parse(job.end().result());
    if (root.path("tooLarge").asBoolean(false)) {
      return List.of(
          new PagePart.Remark(
              Tone.PLAIN,
              visit.text(
                  job.ask().kind().equals("compare") ? "job.compare.large" : "job.result.large")));
    }
    return switch (job.ask().kind()) {
      case "assess" -> assessed(job, root);
      case "check" -> allowed(Operation.REGISTER_READ, checked(root));
      case "collect", "try" -> allowed(Operation.EVIDENCE_READ, collected(root));
      case "register-read" ->
          allowed(
              Operation.REGISTER_CHANGE,
              List.of(
                  new PagePart.LinkRow(
                      List.of(
                          new PageCell.Link(
                              visit.text("grid.import"),
                              "/cases/" + job.workCase() + "/registers/imports/" + job.id())))));
      case "form-read" ->
          allowed(
              Operation.EVIDENCE_READ,
              List.of(
                  new PagePart.LinkRow(
                      List.of(
                          new PageCell.Link(
                              visit.text("returned.title"),
                              "/cases/" + job.workCase() + "/requests/returned/" + job.id())))));
      case "compare" ->
          root.has("added")
              ? allowed(Operation.EVIDENCE_READ, root, estates)
              : allowed(Operation.RESULT_READ, runs(root));
      case String _ -> List.of();
    };
  }

  private static JsonNode parse(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private List<PagePart> allowed(Operation operation, List<PagePart> parts) {
    return may.test(operation) ? parts : List.of();
  }

  private List<PagePart> allowed(
      Operation operation, JsonNode root, Function<JsonNode, List<PagePart>> parts) {
    return may.test(operation) ? parts.apply(root) : List.of();
  }

  private List<PagePart> assessed(CaseJob job, JsonNode root) {
    if (root.path("run").asString("").isEmpty()) {
      return List.of();
    }
    return allowed(
        Operation.RESULT_READ,
        List.of(
            new PagePart.LinkRow(
                List.of(
                    new PageCell.Link(
                        visit.text("job.result.open"),
                        "/cases/" + job.workCase() + "/runs/" + root.path("run").asString(""))))));
  }

  private List<PagePart> checked(JsonNode root) {
    List<PagePart> parts = new ArrayList<>();
    list(
        parts,
        "job.check.conflicts",
        root.path("conflicts"),
        List.of("job.kind-of", "job.place", "job.check.claims"),
        one ->
            List.of(
                plain(kind(one)),
                plain(one.path("id").asString("") + " " + column(one)),
                plain(joined(one.path("claims")))));
    list(
        parts,
        "job.check.dangling",
        root.path("dangling"),
        List.of("job.place", "job.kind-of", "job.check.value"),
        one ->
            List.of(
                plain(place(one) + " " + column(one)),
                plain(kind(one)),
                plain(one.path("value").asString(""))));
    list(
        parts,
        "job.check.blank",
        root.path("blank"),
        List.of("job.place", "job.kind-of", "job.check.columns"),
        one ->
            List.of(plain(place(one)), plain(kind(one)), plain(columns(one, one.path("columns")))));
    list(
        parts,
        "job.check.remarks",
        root.path("remarks"),
        List.of("job.place", "job.kind-of", "job.check.value"),
        one ->
            List.of(
                plain(place(one)),
                plain(kind(one)),
                plain(
                    gaps.reason(one.path("code").asString(""))
                        + ": "
                        + one.path("detail").asString(""))));
    list(
        parts,
        "job.check.unregistered",
        root.path("unregistered"),
        List.of("job.place"),
        one -> List.of(plain(gaps.place(one.asString("")))));
    list(
        parts,
        "job.check.missing",
        root.path("missing"),
        List.of("job.kind-of", "job.check.records", "job.collect.reason", "job.check.need"),
        one ->
            List.of(
                plain(kind(one)),
                plain(Integer.toString(one.path("records").asInt(0))),
                plain(gaps.reason(one.path("gaps").path(0).path("reason").asString(""))),
                plain(need(one.path("gaps").path(0)))));
    if (parts.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.GOOD, visit.text("job.check.clean")));
    }
    return parts;
  }

  private String need(JsonNode gap) {
    String need = gap.path("need").asString("");
    return need.isEmpty() ? "" : gaps.need(need);
  }

  private List<PagePart> collected(JsonNode root) {
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(
                    visit.text("job.collect.resources"),
                    plain(Long.toString(root.path("resources").asLong(0)))),
                new PagePart.Fact(
                    visit.text("job.collect.viewpoint"),
                    plain(
                        visit.text(
                            root.path("viewpoint").asString("").equals("platform")
                                ? "job.viewpoint.platform"
                                : "job.viewpoint.tenant"))))));
    lacking(parts, root.path("incomplete"));
    if (root.path("incomplete").isEmpty()) {
      parts.add(new PagePart.Remark(Tone.GOOD, visit.text("job.collect.whole")));
    }
    return parts;
  }

  /** Whether a part could not be read because it is not permitted. */
  static boolean denied(JsonNode part) {
    return part.path("status").asString("").equals(Understanding.DENIED.code());
  }

  /** What could not be read, and what is needed for it; what is not permitted comes first. */
  void lacking(List<PagePart> parts, JsonNode incomplete) {
    ArrayNode sorted = JsonMapper.shared().createArrayNode();
    incomplete.values().stream().filter(JobResultParts::denied).forEach(sorted::add);
    incomplete.values().stream().filter(one -> !denied(one)).forEach(sorted::add);
    list(
        parts,
        "job.collect.incomplete",
        sorted,
        List.of("job.kind-of", "job.collect.status", "job.collect.reason", "job.collect.need"),
        one ->
            List.of(
                plain(kind(one)),
                plain(gaps.words().word("status", one.path("status").asString(""))),
                plain(gaps.reason(one.path("reason").asString(""))),
                plain(need(one))));
  }

  private List<PagePart> runs(JsonNode root) {
    List<PagePart> parts = new ArrayList<>();
    list(
        parts,
        "job.compare.runs",
        root.path("changes"),
        List.of("job.compare.item", "job.compare.direction"),
        one ->
            List.of(
                new PageCell.Mono(one.path("item").asString("")),
                plain(visit.text("job.direction." + one.path("direction").asString("other")))));
    if (parts.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("job.compare.same")));
    }
    return parts;
  }

  private interface RowMaker {
    List<PageCell> row(JsonNode one);
  }

  private void list(
      List<PagePart> parts, String title, JsonNode all, List<String> columns, RowMaker maker) {
    if (all.isEmpty()) {
      return;
    }
    List<List<PageCell>> rows = new ArrayList<>();
    for (JsonNode one : all) {
      if (rows.size() < MOST) {
        rows.add(maker.row(one));
      }
    }
    parts.add(new PagePart.Heading(visit.text(title) + " " + all.size()));
    parts.add(
        new PagePart.Listing(
                visit.text(title),
                columns.stream().map(column -> visit.text(column)).toList(),
                rows,
                visit.text("list.none"))
            .filled());
  }

  private String place(JsonNode one) {
    return gaps.place(one.path("place").asString(""));
  }

  private static PageCell plain(String text) {
    return new PageCell.Plain(text);
  }

  private String kind(JsonNode one) {
    return kind(one.path("kind").asString(""));
  }

  private String kind(String code) {
    return Kind.of(code).map(kind -> gaps.labels().kind(kind, visit.language())).orElse(code);
  }

  private String column(JsonNode one) {
    String column = one.path("column").asString("");
    return Kind.of(one.path("kind").asString(""))
        .map(kind -> gaps.labels().column(kind, column, visit.language()))
        .orElse(column);
  }

  private String columns(JsonNode one, JsonNode columns) {
    List<String> names = new ArrayList<>();
    for (JsonNode column : columns) {
      names.add(
          Kind.of(one.path("kind").asString(""))
              .map(kind -> gaps.labels().column(kind, column.asString(""), visit.language()))
              .orElse(column.asString("")));
    }
    return String.join(visit.text("list.comma"), names);
  }

  private String joined(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(one -> all.add(one.asString("")));
    return String.join(visit.text("list.semicolon"), all);
  }
}
