/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.RandomId;
import io.yunheng.casework.JobAsk;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Word;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a job of a case is to do, as its row holds it. */
public sealed interface CaseOrder {
  /** Which job it is. */
  CaseJobKind kind();

  /**
   * Collects a registered cloud.
   *
   * @param images how many of its images are downloaded and verified, at most
   */
  record Collect(RandomId cloud, int images) implements CaseOrder {
    /** The most images that one job verifies. */
    public static final int MOST_IMAGES = 200;

    /** A collection that verifies no image. */
    public Collect(RandomId cloud) {
      this(cloud, 0);
    }

    @Override
    public CaseJobKind kind() {
      return CaseJobKind.COLLECT;
    }
  }

  /** Tries a registered cloud. */
  record Try(RandomId cloud) implements CaseOrder {
    @Override
    public CaseJobKind kind() {
      return CaseJobKind.TRY;
    }
  }

  /** Checks the case. */
  record Check() implements CaseOrder {
    @Override
    public CaseJobKind kind() {
      return CaseJobKind.CHECK;
    }
  }

  /**
   * Assesses the case.
   *
   * @param language of the papers
   */
  record Assess(ScaleName scale, Language language) implements CaseOrder {
    @Override
    public CaseJobKind kind() {
      return CaseJobKind.ASSESS;
    }
  }

  /** Reads an uploaded register. */
  record RegisterRead(RandomId evidence) implements CaseOrder {
    @Override
    public CaseJobKind kind() {
      return CaseJobKind.REGISTER_READ;
    }
  }

  /**
   * Reads a form that came back.
   *
   * @param onPage the request on whose page it was uploaded; empty where it was on none
   */
  record FormRead(RandomId evidence, Optional<RandomId> onPage) implements CaseOrder {
    @Override
    public CaseJobKind kind() {
      return CaseJobKind.FORM_READ;
    }
  }

  /**
   * Compares.
   *
   * @param runs whether two runs are meant; otherwise two pieces of evidence, estates
   */
  record Compare(boolean runs, RandomId before, RandomId after) implements CaseOrder {
    @Override
    public CaseJobKind kind() {
      return CaseJobKind.COMPARE;
    }
  }

  /** The order as its row holds it. */
  default String request() {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    switch (this) {
      case Collect(RandomId cloud, int images) ->
          root.put("cloud", cloud.text()).put("images", images);
      case Try(RandomId cloud) -> root.put("cloud", cloud.text());
      case Check() -> {}
      case Assess(ScaleName scale, Language language) ->
          root.put("scale", scale.code()).put("language", language.code());
      case RegisterRead(RandomId evidence) -> root.put("evidence", evidence.text());
      case FormRead(RandomId evidence, Optional<RandomId> one) ->
          root.put("evidence", evidence.text()).put("request", one.map(RandomId::text).orElse(""));
      case Compare(boolean runs, RandomId before, RandomId after) ->
          root.put("of", runs ? "runs" : "estates")
              .put("before", before.text())
              .put("after", after.text());
    }
    return root.toString();
  }

  /**
   * Reads what {@link #request} wrote.
   *
   * @throws FaultException with {@code JOB_REQUEST_INVALID}
   */
  static CaseOrder of(JobAsk ask) {
    CaseJobKind kind =
        Word.of(CaseJobKind.class, ask.kind()).orElseThrow(() -> invalid(ask.kind()));
    JsonNode root = parse(ask.request());
    return switch (kind) {
      case COLLECT ->
          new Collect(
              id(root, "cloud"), Math.clamp(root.path("images").asInt(0), 0, Collect.MOST_IMAGES));
      case TRY -> new Try(id(root, "cloud"));
      case CHECK -> new Check();
      case ASSESS ->
          new Assess(
              Word.of(ScaleName.class, root.path("scale").asString(""))
                  .orElseThrow(() -> invalid("scale")),
              root.path("language").asString("").equals(Language.EN.code())
                  ? Language.EN
                  : Language.ZH);
      case REGISTER_READ -> new RegisterRead(id(root, "evidence"));
      case FORM_READ ->
          new FormRead(id(root, "evidence"), RandomId.parse(root.path("request").asString("")));
      case COMPARE ->
          new Compare(
              root.path("of").asString("").equals("runs"), id(root, "before"), id(root, "after"));
    };
  }

  private static JsonNode parse(String text) {
    try {
      return JsonMapper.shared().readTree(text.isBlank() ? "{}" : text);
    } catch (JacksonException _) {
      throw invalid("JSON");
    }
  }

  private static RandomId id(JsonNode root, String name) {
    return RandomId.parse(root.path(name).asString("")).orElseThrow(() -> invalid(name));
  }

  private static FaultException invalid(String reason) {
    return FaultException.of(FaultCode.JOB_REQUEST_INVALID, "reason", reason);
  }
}
