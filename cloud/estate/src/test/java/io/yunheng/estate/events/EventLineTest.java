/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Origin;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
