/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.result.ResultNodes;
import io.yunheng.assessment.result.ResultPieces;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Origin;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a {@code result.json} back into an assessment, one item after the other. What the file does
 * not say is not there: the traces of all observations, the tenants and the producer of an estate,
 * the verdict rules of the sides of a dispute.
 *
 * <p>Checks are those that the reader is given; one that it was not given has no title, and its id
 * in place of a finding.
 */
public final class ResultReader {
  private final Path file;
  private final String name;
  private final ResultPieces pieces;
  private final ResultNodes nodes;

  private final List<ItemResult> items = new ArrayList<>();
  private final List<GroupResult> points = new ArrayList<>();
  private final List<GroupResult> layers = new ArrayList<>();
  private final List<HighRisk> risks = new ArrayList<>();
  private final List<io.yunheng.estate.Coverage> coverages = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private final Map<RowKey, List<WorkbookDispute>> disputes = new LinkedHashMap<>();

  private ResultReader(Path file, Map<String, Check> checks) {
    this.file = file;
    this.name = String.valueOf(file.getFileName());
    this.nodes = new ResultNodes(name);
    this.pieces = new ResultPieces(nodes, checks);
  }

  /**
   * Reads a result.
   *
   * @param checks by id
   * @param most how many bytes the file may have
   * @throws FaultException if it is no result, one of a later version, or larger
   */
  public static Assessment read(Path file, Map<String, Check> checks, long most) {
    return new ResultReader(file, checks).assessment(most);
  }

  private Assessment assessment(long most) {
    try {
      long size = Files.size(file);
      if (size > most) {
        throw FaultException.of(
            FaultCode.FILE_TOO_LARGE,
            "file",
            name,
            "size",
            Long.toString(size),
            "limit",
            Long.toString(most));
      }
      Map<String, JsonNode> heads = new HashMap<>();
      walk(
          (list, node) -> {
            if (list.equals("origins")) {
              pieces.origin(node);
            } else if (list.equals("conflicts") && node.has("field")) {
              dispute(node);
            }
          },
          heads);
      if (!heads.getOrDefault("yunheng", nodes.none()).asString("").equals("assessment")) {
        throw nodes.wrong("yunheng");
      }
      if (heads.getOrDefault("version", nodes.none()).asInt(0) != ResultWriter.VERSION) {
        throw nodes.wrong("version");
      }
      Heading heading =
          pieces.heading(
              Optional.ofNullable(heads.get("heading")).orElseThrow(() -> nodes.wrong("heading")));
      walk(this::piece, new HashMap<>());
      return new Assessment(
          heading,
          items,
          points,
          layers,
          risks,
          coverages,
          conflicts,
          disputes.values().stream().flatMap(List::stream).toList(),
          List.of());
    } catch (JacksonException e) {
      throw nodes.wrong(String.valueOf(e.getOriginalMessage()));
    } catch (NoSuchFileException e) {
      throw new FaultException(Fault.of(FaultCode.FILE_MISSING, "file", name), e);
    } catch (IOException e) {
      throw new FaultException(
          Fault.of(
              FaultCode.FILE_UNREADABLE, "file", name, "reason", String.valueOf(e.getMessage())),
          e);
    }
  }

  /** Hands on the members of each list of the file, and keeps its single members. */
  private void walk(BiConsumer<String, JsonNode> member, Map<String, JsonNode> heads)
      throws IOException {
    try (JsonParser parser = JsonMapper.shared().createParser(Files.newInputStream(file))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw nodes.wrong("{");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            member.accept(key, parser.readValueAsTree());
          }
        } else {
          heads.put(key, parser.readValueAsTree());
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw nodes.wrong("}");
      }
    }
  }

  private void piece(String list, JsonNode node) {
    switch (list) {
      case "items" -> items.add(item(node));
      case "controlPoints" -> points.add(group(node));
      case "layers" -> layers.add(group(node));
      case "highRisks" -> risks.add(risk(node));
      case "coverage" -> coverages.add(pieces.coverage(node));
      case "conflicts" -> {
        if (!node.has("field")) {
          conflicts.add(conflict(node));
        }
      }
      default -> {}
    }
  }

  private ItemResult item(JsonNode node) {
    String id = nodes.text(node, "id");
    return new ItemResult(
        id,
        pieces.decision(node),
        pieces.decision(node.path("other")),
        nodes.list(node, "objects", object -> object(id, object)),
        nodes.list(node, "unseen", pieces::gap));
  }

  private ObjectResult object(String item, JsonNode node) {
    String object = nodes.text(node, "object");
    String state = nodes.text(node, "state");
    return new ObjectResult(
        object,
        nodes.text(node, "name"),
        machine(node.path("machine")),
        machine(node.path("other")),
        pieces.decision(node),
        pieces.decision(node.path("otherStands")),
        nodes.word(node, "basis", Basis::of),
        nodes.list(node, "aspects", pieces::aspect),
        node.has("record")
            ? Optional.of(record(new RowKey(item, object), state, node.path("record")))
            : Optional.empty(),
        state);
  }

  private ObjectDecision machine(JsonNode node) {
    return new ObjectDecision(pieces.decision(node), nodes.word(node, "by", ScaleName::of));
  }

  /** The state that a stale verdict was written for is not in the file: it is another one. */
  private RecordedRow record(RowKey row, String state, JsonNode node) {
    ScaleName scale = nodes.word(node, "scale", ScaleName::of);
    String machine = node.path("stale").asBoolean(false) ? "-" : state;
    Map<WorkbookConflict.Field, Authorship> authors = new EnumMap<>(WorkbookConflict.Field.class);
    node.path("authors")
        .properties()
        .forEach(
            author ->
                authors.put(
                    WorkbookConflict.Field.of(author.getKey())
                        .orElseThrow(() -> nodes.wrong("authors " + author.getKey())),
                    new Authorship(
                        nodes.text(author.getValue(), "who"),
                        nodes.moment(author.getValue(), "when"),
                        scale,
                        machine)));
    return new RecordedRow(
        row,
        new WorkbookEntry(
            nodes.text(node, "result"),
            nodes.optional(node, "verdict").flatMap(Verdict::of),
            nodes.text(node, "evidence"),
            nodes.text(node, "reason")),
        authors,
        disputes.getOrDefault(row, List.of()));
  }

  private GroupResult group(JsonNode node) {
    return new GroupResult(
        nodes.text(node, "id"), pieces.decision(node), nodes.texts(node, "items"));
  }

  private HighRisk risk(JsonNode node) {
    String id = nodes.text(node, "id");
    return new HighRisk(
        id,
        node.path("present").asBoolean(false),
        nodes.texts(node, "items"),
        nodes.list(
            node,
            "judgements",
            one ->
                new HighRiskJudgement(
                    id,
                    nodes.optional(one, "decision").flatMap(HighRiskJudgement.Decision::of),
                    nodes.text(one, "reason"),
                    nodes.texts(one, "items"),
                    nodes.text(one, "who"),
                    nodes.moment(one, "when"),
                    false)));
  }

  private Conflict conflict(JsonNode node) {
    return new Conflict(
        pieces.kind(node),
        nodes.text(node, "id"),
        nodes.text(node, "column"),
        nodes.list(
            node,
            "claims",
            claim -> {
              Origin origin = pieces.origin(claim, "origin");
              Fact<String> fact =
                  claim.has("unknown")
                      ? Fact.unknown(pieces.silent(nodes.text(claim, "unknown"), origin))
                      : nodes.text(claim, "value").isEmpty()
                          ? Fact.none()
                          : Fact.known(nodes.text(claim, "value"));
              return new Conflict.Claim(fact, origin);
            }));
  }

  private void dispute(JsonNode node) {
    RowKey row = new RowKey(nodes.text(node, "item"), nodes.text(node, "object"));
    disputes
        .computeIfAbsent(row, _ -> new ArrayList<>())
        .add(
            new WorkbookDispute(
                row,
                nodes.word(node, "field", WorkbookConflict.Field::of),
                nodes.list(
                    node,
                    "claims",
                    side ->
                        new WorkbookConflict.Side(
                            nodes.text(side, "value"),
                            nodes.text(side, "who"),
                            nodes.moment(side, "when"),
                            ScaleName.WORKBOOK))));
  }
}
