/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.events;

import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One event as a record. Only the fields named here are taken over: no token, no request body, no
 * payload leaves the line.
 */
public final class EventLine {
  private static final String CADF = "http://schemas.dmtf.org/cloud/audit/";
  private static final Pattern PLACE =
      Pattern.compile("/([a-z_-]+)/([0-9a-fA-F]{8}-?[0-9a-fA-F-]{4,27})((?:/[^?]*)?)(?=$|\\?)");
  private static final Pattern BELOW = Pattern.compile("^/(?!action(?:/|$))[^/]");

  /** What a notification says that its object belongs to, or what was attached to it. */
  private static final List<String> RELATED = List.of("volume_id", "security_group_id");

  /** Priorities with which a service tells a failure as a sentence. */
  private static final Set<String> FAILURES = Set.of("ERROR", "CRITICAL", "WARN", "WARNING");

  private static final Set<String> MADE_OR_REMOVED = Set.of("create", "delete");
  private static final Pattern COLLECTION = Pattern.compile("/([a-z_-]+)(?:\\?.*)?$");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd['T'][' ']HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private final EventWords words;

  public EventLine(EventWords words) {
    this.words = words;
  }

  /** The event in a message, if it is one of a sort that is known. */
  public Optional<AuditEvent> read(JsonNode message, Origin origin) {
    JsonNode payload = message.path("payload");
    if (cadf(payload)) {
      return cadf(message, payload, origin);
    }
    if (cadf(message)) {
      return cadf(message, message, origin);
    }
    if (message.path("event_type").isString() && payload.isObject()) {
      return notification(message, payload, origin);
    }
    return Optional.empty();
  }

  /**
   * Whether a message is understood and no event: a notification that tells a failure as a sentence
   * where an act is told as an object. One that says so of no failure is not understood.
   */
  public boolean sentence(JsonNode message) {
    return text(message, "event_type").isPresent()
        && text(message, "message_id").isPresent()
        && message.path("payload").isString()
        && text(message, "priority").filter(FAILURES::contains).isPresent();
  }

  private static boolean cadf(JsonNode node) {
    return text(node, "typeURI").filter(uri -> uri.startsWith(CADF)).isPresent();
  }

  private Optional<AuditEvent> cadf(JsonNode message, JsonNode event, Origin origin) {
    Optional<Instant> time = text(event, "eventTime").flatMap(EventLine::moment);
    Optional<String> id =
        text(message, "message_id").or(() -> text(event, "id").map(own -> own + phase(message)));
    Optional<String> raw = text(event, "action");
    if (time.isEmpty() || id.isEmpty() || raw.isEmpty()) {
      return Optional.empty();
    }
    JsonNode initiator = event.path("initiator");
    Draft draft = new Draft(id.get(), origin);
    draft.set("time", time.get());
    draft.set("service", service(message, event));
    draft.set("action", action(event, raw.get()));
    draft.set("rawAction", raw.get());
    draft.set("phase", phase(message));
    draft.set("outcome", outcome(text(event, "outcome").orElse("")));
    draft.setIf("principal", text(initiator, "user_id").or(() -> text(initiator, "id")));
    draft.setIf("principalName", text(initiator, "name").or(() -> text(initiator, "username")));
    draft.setIf("tenant", text(initiator, "project_id"));
    draft.setIf("address", text(initiator.path("host"), "address"));
    draft.setIf("agent", text(initiator.path("host"), "agent"));
    draft.setIf("requestId", text(initiator, "request_id"));
    draft.setIf("globalRequestId", text(initiator, "global_request_id"));
    if (phase(message).equals("response")) {
      text(message, "timestamp")
          .or(() -> text(event.path("reporterchain").path(0), "reporterTime"))
          .flatMap(EventLine::moment)
          .ifPresent(ended -> draft.set("ended", ended));
    }
    target(event, raw.get(), draft);
    return Optional.of(draft.build());
  }

  /**
   * What was done to the target. To create or delete something below it, such as an attachment of a
   * volume to a machine, is to change it.
   */
  private String action(JsonNode event, String raw) {
    String action = words.action(raw);
    boolean below =
        text(event, "requestPath")
            .map(PLACE::matcher)
            .filter(place -> place.find() && BELOW.matcher(place.group(3)).find())
            .isPresent();
    return below && MADE_OR_REMOVED.contains(action) ? "update" : action;
  }

  private void target(JsonNode event, String raw, Draft draft) {
    Optional<String> path = text(event, "requestPath");
    if (path.isPresent()) {
      Matcher place = PLACE.matcher(path.get());
      if (place.find()) {
        draft.set("targetKind", words.target(place.group(1)).orElse(place.group(1)));
        draft.set("target", place.group(2));
        Matcher below = PLACE.matcher(place.group(3));
        if (below.find()) {
          draft.set("related", below.group(2));
        }
        return;
      }
      Matcher collection = COLLECTION.matcher(path.get());
      if (collection.find()) {
        draft.set("targetKind", words.target(collection.group(1)).orElse(collection.group(1)));
      }
      return;
    }
    if (raw.endsWith(".role_assignment")) {
      draft.set("targetKind", "grant");
      draft.setIf("target", text(event, "user").or(() -> text(event, "group")));
      return;
    }
    text(event, "resource_info")
        .ifPresentOrElse(
            resource -> {
              draft.set("targetKind", words.target(last(raw)).orElse(last(raw)));
              draft.set("target", resource);
            },
            () -> draft.setIf("target", text(event.path("target"), "id")));
  }

  private Optional<AuditEvent> notification(JsonNode message, JsonNode payload, Origin origin) {
    String type = text(message, "event_type").orElse("");
    JsonNode data = payload.has("nova_object.data") ? payload.path("nova_object.data") : payload;
    Optional<Instant> time =
        text(message, "timestamp")
            .or(() -> text(message, "_context_timestamp"))
            .flatMap(EventLine::moment);
    Optional<String> id = text(message, "message_id");
    String[] parts = type.split("\\.", -1);
    if (time.isEmpty() || id.isEmpty() || parts.length < 2) {
      return Optional.empty();
    }
    boolean phased = parts[parts.length - 1].matches("start|end|error");
    String action = phased && parts.length > 2 ? parts[parts.length - 2] : last(type);
    String object = parts.length > 3 ? parts[parts.length - 3] : parts[0];
    Draft draft = new Draft(id.get(), origin);
    draft.set("time", time.get());
    draft.set("service", text(message, "publisher_id").orElse(""));
    draft.set("action", words.action(action));
    draft.set("rawAction", type);
    draft.set("phase", phased && last(type).equals("start") ? "request" : "end");
    draft.set(
        "outcome",
        last(type).equals("error")
            ? "failure"
            : last(type).equals("start") ? "pending" : "success");
    JsonNode inner = data.path(parts[0]).isObject() ? data.path(parts[0]) : data;
    draft.set("targetKind", words.target(object).or(() -> words.target(parts[0])).orElse(object));
    draft.setIf(
        "target",
        text(inner, "uuid")
            .or(() -> text(inner, "instance_id"))
            .or(() -> text(inner, "id"))
            .or(() -> text(data, parts[0] + "_id")));
    draft.setIf("targetName", text(inner, "display_name").or(() -> text(inner, "name")));
    draft.setIf(
        "tenant",
        text(inner, "tenant_id")
            .or(() -> text(inner, "project_id"))
            .or(() -> text(inner, "owner"))
            .or(() -> text(message, "_context_project_id")));
    draft.setIf(
        "principal",
        text(data, "action_initiator_user")
            .or(() -> text(data, "user_id"))
            .or(() -> text(message, "_context_user_id")));
    draft.setIf(
        "requestId", text(data, "request_id").or(() -> text(message, "_context_request_id")));
    draft.setIf(
        "related",
        RELATED.stream()
            .flatMap(name -> text(inner, name).stream())
            .findFirst()
            .or(() -> object.equals("subnet") ? text(inner, "network_id") : Optional.empty()));
    return Optional.of(draft.build());
  }

  private static String service(JsonNode message, JsonNode event) {
    return text(message, "publisher_id")
        .or(() -> text(event.path("target"), "name"))
        .or(() -> text(event.path("observer"), "name"))
        .orElse("");
  }

  private static String phase(JsonNode message) {
    return text(message, "event_type").filter(type -> type.endsWith(".request")).isPresent()
        ? "request"
        : "response";
  }

  private static String outcome(String outcome) {
    return switch (outcome) {
      case "success", "failure", "pending" -> outcome;
      default -> "unknown";
    };
  }

  private static String last(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() && !value.stringValue().isEmpty()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }

  /** The moment written; without an offset it is UTC, as OpenStack writes it. */
  private static Optional<Instant> moment(String written) {
    try {
      return Optional.of(
          switch (TIME.parseBest(written, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime at -> at.toInstant();
            case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException(written);
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static final class Draft {
    private final Row row;

    Draft(String id, Origin origin) {
      row = AuditEvent.SHAPE.row(id, origin, Gap.notRecorded(origin));
    }

    void set(String column, Object value) {
      row.set(AuditEvent.SHAPE.index(column).orElseThrow(), Fact.known(value));
    }

    void setIf(String column, Optional<String> value) {
      value.ifPresent(present -> set(column, present));
    }

    AuditEvent build() {
      return AuditEvent.SHAPE.build(row);
    }
  }
}
