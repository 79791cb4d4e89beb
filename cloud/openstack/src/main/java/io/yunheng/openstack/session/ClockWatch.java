/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.session;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.openstack.http.HttpAnswer;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Compares the clock of each answering service ({@code Date}, RFC 9110 section 6.6.1) with ours.
 */
public final class ClockWatch {
  /** More than this and the times in events, tokens and estates cannot be compared. */
  static final Duration LIMIT = Duration.ofMinutes(5);

  private ClockWatch() {}

  /** The fault if the two clocks are too far apart. */
  public static Optional<Fault> look(URI uri, HttpAnswer answer) {
    if (!(answer instanceof HttpAnswer.Reply reply) || reply.header("date").isEmpty()) {
      return Optional.empty();
    }
    try {
      ZonedDateTime theirs =
          ZonedDateTime.parse(
              reply.header("date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration apart = Duration.between(reply.time(), theirs.toInstant());
      if (apart.abs().compareTo(LIMIT) <= 0) {
        return Optional.empty();
      }
      return Optional.of(
          Fault.of(
              FaultCode.CLOUD_CLOCK_SKEW,
              "url",
              uri.getScheme() + "://" + uri.getRawAuthority(),
              "seconds",
              Long.toString(apart.toSeconds())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
