/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an audited request did, and to what. */
class EventLineTest {
  private static final String SERVER = "0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f";
  private static final String VOLUME = "f0e1d2c3-f0e1-4d2c-8b3a-f0e1d2c3b4a5";
  private static final Origin ORIGIN =
      new Origin("test", "events", Instant.EPOCH, Origin.Manner.RECORDED);

  private static AuditEvent event(String action, String path) {
    String line =
        """
        {"typeURI": "http://schemas.dmtf.org/cloud/audit/1.0/event", "id": "e1",
         "eventTime": "2026-10-01T00:00:00.000000+0000", "action": "%s", "outcome": "success",
         "requestPath": "%s", "initiator": {"id": "u1", "project_id": "t1"}, "target": {"id": "nova"}}
        """
            .formatted(action, path);
    return new EventLine(new EventWords())
        .read(JsonMapper.shared().readTree(line), ORIGIN)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "delete, /v2.1/servers/S, delete, instance",
    "delete, /v2.1/servers/S?force=1, delete, instance",
    "start/reboot, /v2.1/servers/S/action, restart, instance",
    "update/addSecurityGroup, /v2.1/servers/S/action, update, instance",
    "create, /v2.1/servers/S/os-volume_attachments, update, instance",
    "delete, /v2.1/servers/S/os-volume_attachments/V, update, instance",
    "create, /compute/v2.1/servers/S/os-interface, update, instance",
    "create, /v3/0a1b2c3d0a1b4c2d8e3f0a1b2c3d4e5f/volumes/V/metadata, update, volume",
    "delete, /v2/images/V/members/0a1b2c3d0a1b4c2d8e3f0a1b2c3d4e5f, update, image",
    "update/add_router_interface, /v2.0/routers/V/add_router_interface, update, router",
    "delete, /v2.0/security-group-rules/V, delete, rule",
  })
  void whatIsDoneBelowSomethingChangesIt(String raw, String path, String action, String kind) {
    AuditEvent event = event(raw, path.replace("S", SERVER).replace("V", VOLUME));

    assertThat(event.action().optional()).hasValue(action);
    assertThat(event.targetKind().optional()).hasValue(kind);
    assertThat(event.target().optional()).hasValue(path.contains("/S") ? SERVER : VOLUME);
  }

  @ParameterizedTest
  @CsvSource({"create, /v2.1/servers, create, instance", "create, /v2.0/ports, create, port"})
  void whatIsAddedToACollectionIsCreated(String raw, String path, String action, String kind) {
    AuditEvent event = event(raw, path);

    assertThat(event.action().optional()).hasValue(action);
    assertThat(event.targetKind().optional()).hasValue(kind);
    assertThat(event.target().optional()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ERROR, true", "WARN, true", "INFO, false"})
  void aFailureToldAsASentenceIsUnderstoodAndNoEvent(String priority, boolean understood) {
    JsonNode message =
        JsonMapper.shared()
            .readTree(
                """
                {"message_id": "m1", "publisher_id": "image.a", "event_type": "image.upload",
                 "priority": "%s", "payload": "Cannot save data", "timestamp": "2026-10-01 00:00:00"}
                """
                    .formatted(priority));
    EventLine lines = new EventLine(new EventWords());

    assertThat(lines.read(message, ORIGIN)).isEmpty();
    assertThat(lines.sentence(message)).isEqualTo(understood);
  }

  @Test
  void anAnswerSaysWhenItWasGivenAndWhatItWasGivenFor() {
    String line =
        """
        {"message_id": "m1", "event_type": "audit.http.response", "timestamp": "2026-10-01 00:00:02",
         "payload": {"typeURI": "http://schemas.dmtf.org/cloud/audit/1.0/event", "id": "e1",
         "eventTime": "2026-10-01T00:00:00.000000+0000", "action": "delete", "outcome": "success",
         "requestPath": "/v2.1/servers/%s/os-volume_attachments/%s",
         "initiator": {"id": "u1", "request_id": "req-2", "global_request_id": "req-1"}}}
        """
            .formatted(SERVER, VOLUME);
    AuditEvent event =
        new EventLine(new EventWords())
            .read(JsonMapper.shared().readTree(line), ORIGIN)
            .orElseThrow();

    assertThat(event.ended().optional()).hasValue(Instant.parse("2026-10-01T00:00:02Z"));
    assertThat(event.globalRequestId().optional()).hasValue("req-1");
    assertThat(event.target().optional()).hasValue(SERVER);
    assertThat(event.related().optional()).hasValue(VOLUME);
  }

  @Test
  void aNotificationOfARuleNamesItsGroup() {
    String line =
        """
        {"message_id": "m1", "event_type": "security_group_rule.create.end",
         "timestamp": "2026-10-01 00:00:02",
         "payload": {"security_group_rule": {"id": "r1", "security_group_id": "g1", "project_id": "t1"}}}
        """;
    AuditEvent event =
        new EventLine(new EventWords())
            .read(JsonMapper.shared().readTree(line), ORIGIN)
            .orElseThrow();

    assertThat(event.target().optional()).hasValue("r1");
    assertThat(event.related().optional()).hasValue("g1");
  }
}
