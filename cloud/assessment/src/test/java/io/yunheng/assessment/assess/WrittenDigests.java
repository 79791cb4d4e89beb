/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The digests of what was found, made anew from a result in which every observation is listed, by
 * {@code docs/formats/result.md} alone.
 */
final class WrittenDigests {
  private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

  private WrittenDigests() {}

  static Map<String, String> of(JsonNode result) {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode item : result.path("items")) {
      for (JsonNode object : item.path("objects")) {
        List<String> finding = new ArrayList<>();
        finding.add("finding");
        texts(item, finding, "id");
        texts(object, finding, "object");
        boolean workbook = result.path("heading").path("scale").asString().equals("workbook");
        for (String side : workbook ? List.of("machine", "other") : List.of("other", "machine")) {
          finding.add(joined(object.path(side).path("possible")));
        }
        object.path("aspects").forEach(aspect -> aspect(aspect, finding));
        if (Set.of("inherited", "nothing").contains(object.path("basis").asString())) {
          report(result.path("heading"), finding);
        }
        states.put(
            item.path("id").asString() + " " + object.path("object").asString(),
            HexFormat.of().formatHex(digest(finding)));
      }
    }
    return states;
  }

  private static void aspect(JsonNode aspect, List<String> finding) {
    BigInteger sum = BigInteger.ZERO;
    for (JsonNode check : aspect.path("checks")) {
      for (JsonNode observation : check.path("observations")) {
        List<String> texts = observation(check, observation);
        sum = sum.add(new BigInteger(1, digest(texts))).mod(MODULUS);
      }
    }
    finding.add("aspect");
    texts(aspect, finding, "id");
    finding.add(joined(aspect.path("values")));
    finding.add("%064x".formatted(sum));
    gaps(aspect.path("gaps"), finding, "count");
  }

  private static List<String> observation(JsonNode check, JsonNode observation) {
    List<String> texts = new ArrayList<>();
    texts.add("observation");
    texts(check, texts, "id");
    texts(observation, texts, "outcome", "kind", "id", "name", "tenant", "site");
    gaps(observation.path("gaps"), texts);
    for (JsonNode datum : observation.path("data")) {
      texts.add("datum");
      texts(datum, texts, "kind", "id", "column", "value");
    }
    for (String detail : observation.path("details").propertyNames()) {
      texts.add("detail");
      texts.add(detail);
      texts(observation.path("details"), texts, detail);
    }
    return texts;
  }

  private static void gaps(JsonNode gaps, List<String> to, String... further) {
    Map<String, List<String>> sorted = new TreeMap<>();
    for (JsonNode gap : gaps) {
      List<String> texts = new ArrayList<>();
      texts.add("gap");
      texts(gap, texts, "status", "reason", "need");
      String order = String.join("\0", texts);
      texts(gap, texts, further);
      sorted.put(order, texts);
    }
    sorted.values().forEach(to::addAll);
  }

  private static void report(JsonNode heading, List<String> finding) {
    JsonNode report = heading.path("platformReport");
    if (!report.isMissingNode()) {
      finding.add("report");
      texts(report, finding, "number", "level", "scope", "issuedAt", "validTo");
    }
  }

  private static void texts(JsonNode node, List<String> to, String... members) {
    for (String member : members) {
      to.add(node.path(member).asString(""));
    }
  }

  private static String joined(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(text.asString()));
    return String.join(",", all);
  }

  private static byte[] digest(List<String> texts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha256.update(bytes);
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
