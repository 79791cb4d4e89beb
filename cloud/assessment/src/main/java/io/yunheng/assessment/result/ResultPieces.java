/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.result;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.CheckResult;
import io.yunheng.assessment.Counts;
import io.yunheng.assessment.Datum;
import io.yunheng.assessment.Decision;
import io.yunheng.assessment.Doubt;
import io.yunheng.assessment.EstateSeal;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.Heading;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.PlatformReport;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.assessment.check.CheckMethod;
import io.yunheng.assessment.check.ObservationSubjects;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The parts of a result that items and objects are made of. */
public final class ResultPieces {
  private final ResultNodes nodes;
  private final Map<String, Check> checks;
  private final List<Origin> origins = new ArrayList<>();

  /**
   * Reads parts.
   *
   * @param checks by id
   */
  public ResultPieces(ResultNodes nodes, Map<String, Check> checks) {
    this.nodes = nodes;
    this.checks = Map.copyOf(checks);
  }

  /** Keeps the next origin of the list at the end of the file. */
  public void origin(JsonNode node) {
    origins.add(
        new Origin(
            nodes.text(node, "collector"),
            nodes.text(node, "call"),
            nodes.moment(node, "time"),
            nodes.word(node, "manner", Origin.Manner::of)));
  }

  /** The origin that a member names by its number. */
  public Origin origin(JsonNode node, String name) {
    int number = node.path(name).asInt(-1);
    if (number < 0 || number >= origins.size()) {
      throw nodes.wrong(name);
    }
    return origins.get(number);
  }

  /** The kind of a resource. */
  public Kind kind(JsonNode node) {
    return nodes.word(node, "kind", Kind::of);
  }

  /** What was assessed. */
  public Heading heading(JsonNode node) {
    return new Heading(
        nodes.text(node, "case"),
        nodes.text(node, "address"),
        nodes.word(node, "subject", SubjectKind::of),
        nodes.moment(node, "asOf"),
        zone(nodes.text(node, "zone")),
        node.path("level").asInt(0),
        nodes.word(node, "scale", ScaleName::of),
        node.path("example").asBoolean(false),
        nodes.optional(node, "tenant"),
        nodes.optional(node, "system"),
        optional(node, "platformReport").map(this::report),
        estate(node.path("estate")),
        optional(node, "earlier").map(this::estate),
        nodes.text(node, "catalog"),
        nodes.list(node, "packs", this::pack),
        nodes.text(node, "producer"),
        nodes.list(node, "seals", this::seal));
  }

  private static java.util.Optional<JsonNode> optional(JsonNode node, String name) {
    return java.util.Optional.of(node.path(name)).filter(one -> !one.isMissingNode());
  }

  private ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw nodes.wrong("zone");
    }
  }

  private PlatformReport report(JsonNode node) {
    return new PlatformReport(
        nodes.text(node, "number"),
        node.path("level").asLong(0),
        nodes.text(node, "scope"),
        optional(node, "issuedAt").map(_ -> nodes.moment(node, "issuedAt")),
        optional(node, "validTo").map(_ -> nodes.moment(node, "validTo")));
  }

  private EstateHeader estate(JsonNode node) {
    String viewpoint = nodes.text(node, "viewpoint");
    if (!viewpoint.equals(EstateHeader.PLATFORM) && !viewpoint.equals(EstateHeader.TENANT)) {
      throw nodes.wrong("viewpoint");
    }
    return new EstateHeader(
        nodes.text(node, "name"),
        nodes.text(node, "cloud"),
        nodes.moment(node, "collectedAt"),
        viewpoint,
        List.of(),
        "");
  }

  private Heading.PackUsed pack(JsonNode node) {
    return new Heading.PackUsed(
        nodes.text(node, "id"),
        nodes.text(node, "version"),
        nodes.text(node, "file"),
        nodes.text(node, "digest"),
        node.path("checks").asInt(0));
  }

  private EstateSeal seal(JsonNode node) {
    return new EstateSeal(
        nodes.text(node, "path"),
        nodes.word(node, "state", EstateSeal.State.values(), EstateSeal.State::code),
        nodes.text(node, "signer"),
        nodes.text(node, "key"),
        optional(node, "made").map(_ -> nodes.moment(node, "made")));
  }

  /** A decision, by what is still possible. */
  public Decision decision(JsonNode node) {
    Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
    for (String code : nodes.texts(node, "possible")) {
      possible.add(
          Verdict.of(code)
              .filter(one -> one != Verdict.INDETERMINATE)
              .orElseThrow(() -> nodes.wrong("possible " + code)));
    }
    if (possible.isEmpty()) {
      throw nodes.wrong("possible");
    }
    return Decision.of(possible);
  }

  /** An aspect of an object. */
  public AspectResult aspect(JsonNode node) {
    Set<AspectValue> values = EnumSet.noneOf(AspectValue.class);
    for (String code : nodes.texts(node, "values")) {
      values.add(AspectValue.of(code).orElseThrow(() -> nodes.wrong("values " + code)));
    }
    if (values.isEmpty()) {
      throw nodes.wrong("values");
    }
    return new AspectResult(
        nodes.text(node, "id"),
        values,
        new Counts(
            count(node, "satisfied"),
            count(node, "violated"),
            count(node, "unknown"),
            0,
            node.path("open").asBoolean(false)),
        nodes.list(node, "gaps", gap -> new GapCount(gap(gap), count(gap, "count"))),
        nodes.list(node, "checks", this::check));
  }

  private long count(JsonNode node, String name) {
    long count = node.path(name).asLong(-1);
    if (count < 0) {
      throw nodes.wrong(name);
    }
    return count;
  }

  private CheckResult check(JsonNode node) {
    String id = nodes.text(node, "id");
    return new CheckResult(
        checks.containsKey(id) ? checks.get(id) : unknown(id),
        count(node, "satisfied"),
        count(node, "violated"),
        count(node, "unknown"),
        nodes.list(node, "observations", this::observation));
  }

  private Observation observation(JsonNode node) {
    ObservationOutcome outcome =
        nodes.word(node, "outcome", ObservationOutcome.values(), ObservationOutcome::code);
    List<Gap> gaps = nodes.list(node, "gaps", this::gap);
    if ((outcome == ObservationOutcome.UNKNOWN) == gaps.isEmpty()) {
      throw nodes.wrong("gaps");
    }
    Map<String, String> details = new LinkedHashMap<>();
    node.path("details")
        .properties()
        .forEach(one -> details.put(one.getKey(), one.getValue().asString("")));
    return new Observation(
        outcome,
        kind(node),
        nodes.text(node, "id"),
        nodes.text(node, "name"),
        nodes.text(node, "tenant"),
        nodes.text(node, "site"),
        gaps,
        nodes.list(node, "data", this::datum),
        details,
        Doubt.NONE);
  }

  private Datum datum(JsonNode node) {
    return new Datum(
        kind(node),
        nodes.text(node, "id"),
        nodes.text(node, "column"),
        nodes.text(node, "value"),
        origin(node, "origin"));
  }

  /** Why something is unknown. */
  public Gap gap(JsonNode node) {
    return new Gap(
        understanding(node),
        nodes.text(node, "reason"),
        nodes.text(node, "need"),
        origin(node, "origin"));
  }

  private Understanding understanding(JsonNode node) {
    Understanding status = nodes.word(node, "status", Understanding::of);
    if (status == Understanding.COMPLETE) {
      throw nodes.wrong("status");
    }
    return status;
  }

  /** A gap of which only the reason is said. */
  public Gap silent(String reason, Origin origin) {
    return new Gap(Understanding.UNSUPPORTED, reason, "", origin);
  }

  /** How well a kind was read. */
  public Coverage coverage(JsonNode node) {
    return new Coverage(
        kind(node),
        nodes.text(node, "scope"),
        nodes.word(node, "status", Understanding::of),
        nodes.text(node, "reason"),
        nodes.text(node, "need"),
        count(node, "count"),
        origin(node, "origin"));
  }

  /** A check that this program does not have: that of a pack of the user, or of another version. */
  private static Check unknown(String id) {
    return new Check(
        id,
        Text.EMPTY,
        "",
        List.of(),
        Set.of(),
        new CheckMethod.Analysed(new AbsentAnalysis(id), Map.of()),
        false,
        false,
        List.of(),
        Set.of(),
        ObservationSubjects.PLATFORM,
        List.of(),
        new Text(id, id),
        Text.EMPTY,
        List.of());
  }

  /** Stands for an analysis that is not here, and sees nothing. */
  private record AbsentAnalysis(String name) implements io.yunheng.assessment.Analysis {
    @Override
    public void observe(
        io.yunheng.assessment.Evidence evidence,
        Map<String, String> settings,
        Consumer<Observation> observations) {}
  }
}
