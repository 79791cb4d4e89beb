/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.session;

import io.yunheng.openstack.http.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The error documents of the services: what they say, and which policy rule they name. */
public final class Errors {
  private static final int MAX_LENGTH = 200;
  private static final List<Pattern> RULES =
      List.of(
          Pattern.compile("requested action: ([a-z_]+:[A-Za-z0-9_:.-]+)"),
          Pattern.compile(
              "[Pp]olicy (?:doesn't|does not) allow ([A-Za-z0-9_:.-]+) to be performed"),
          Pattern.compile("rule:([A-Za-z0-9_:.-]+) is disallowed by policy"),
          Pattern.compile("not authorized to complete ([A-Za-z0-9_:.-]+) action"));

  private Errors() {}

  /** What an error document says, shortened to one line. */
  public static Optional<String> message(JsonNode body) {
    return find(body)
        .map(text -> text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
        .filter(text -> !text.isEmpty())
        .map(text -> text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
        .map(Redaction::redact);
  }

  /** The policy rule that an error document names. */
  static Optional<String> rule(JsonNode body) {
    String message = message(body).orElse("");
    for (Pattern pattern : RULES) {
      Matcher matcher = pattern.matcher(message);
      if (matcher.find()) {
        String rule = matcher.group(1);
        return Optional.of(rule.endsWith(".") ? rule.substring(0, rule.length() - 1) : rule);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> find(JsonNode body) {
    for (String name : List.of("message", "description", "detail", "title")) {
      if (body.path(name).isString() && !body.path(name).stringValue().isBlank()) {
        return Optional.of(body.path(name).stringValue());
      }
    }
    if (body.path("errors").isArray() && !body.path("errors").isEmpty()) {
      return find(body.path("errors").get(0));
    }
    for (String name : body.propertyNames()) {
      if (body.get(name).isObject()) {
        return find(body.get(name));
      }
    }
    return Optional.empty();
  }
}
