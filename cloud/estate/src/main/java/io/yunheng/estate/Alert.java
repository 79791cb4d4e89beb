/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** One alert that was sent. */
public record Alert(
    String id,
    Origin origin,
    Fact<Instant> time,
    Fact<String> detection,
    Fact<String> event,
    Fact<String> channel,
    Fact<String> recipient,
    Fact<String> message)
    implements Resource {

  public static final Shape<Alert> SHAPE =
      Shape.of(
          Kind.ALERT,
          Alert.class,
          List.of(
              Column.time("time", Alert::time),
              Column.ref("detection", Kind.DETECTION, Alert::detection),
              Column.ref("event", Kind.AUDIT_EVENT, Alert::event),
              Column.word(
                  "channel", Alert::channel, "sms", "email", "phone", "console", "webhook", "im"),
              Column.text("recipient", Alert::recipient),
              Column.text("message", Alert::message)),
          row ->
              new Alert(
                  row.id(),
                  row.origin(),
                  row.time(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5)));

  @Override
  public Kind kind() {
    return Kind.ALERT;
  }
}
