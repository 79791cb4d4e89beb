/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Origin;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.http.Backoff;
import io.yunheng.openstack.http.Handshake;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.LoginAnswer;
import io.yunheng.openstack.http.ReadRequest;
import io.yunheng.openstack.http.TokenRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.MissingNode;

/** How long is waited, and how often asked again. */
final class PatientExchangeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  private static final HttpSettings SETTINGS =
      new HttpSettings(
          Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 3, Duration.ofSeconds(30), 1e9);
  private static final HttpAnswer DONE = reply(200, Map.of());

  private final Deque<HttpAnswer> answers = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void waitsAsLongAsItIsAskedTo() throws InterruptedException {
    answers.add(reply(429, Map.of("retry-after", "7")));
    answers.add(reply(503, Map.of("retry-after", "Fri, 20 Nov 2026 00:00:12 GMT")));
    answers.add(reply(503, Map.of("retry-after", "86400")));
    answers.add(DONE);

    assertThat(ask(SETTINGS)).isSameAs(DONE);
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(12), Duration.ofSeconds(30));
  }

  @Test
  void waitsTwiceAsLongEachTimeWhenNothingIsAsked() throws InterruptedException {
    answers.add(reply(502, Map.of()));
    answers.add(reply(504, Map.of("retry-after", "soon")));
    answers.add(reply(503, Map.of("retry-after", "Mon, 01 Jan 2001 00:00:00 GMT")));
    answers.add(DONE);

    assertThat(ask(SETTINGS)).isSameAs(DONE);
    assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ZERO);
  }

  @Test
  void givesUpAndSaysWhy() throws InterruptedException {
    for (int i = 0; i < 9; i++) {
      answers.add(reply(503, Map.of()));
    }

    assertThat(ask(SETTINGS))
        .isInstanceOfSatisfying(HttpAnswer.Reply.class, r -> assertThat(r.status()).isEqualTo(503));
    assertThat(answers).hasSize(9 - 4);
  }

  @Test
  void takesNoForAnAnswer() throws InterruptedException {
    answers.add(reply(403, Map.of()));

    ask(SETTINGS);

    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOUD_UNREACHABLE", "PROXY_UNREACHABLE", "PROXY_REFUSED"})
  void doesNotTryAPlaceAgainThatCouldNotBeReached(FaultCode code) throws InterruptedException {
    HttpAnswer lost =
        new HttpAnswer.Silence(Fault.of(code, "url", "http://a/", "reason", "refused"), NOW);
    for (int i = 0; i < 4; i++) {
      answers.add(lost);
    }
    try (PatientExchange patient = patient(SETTINGS)) {
      assertThat(patient.read(read())).isSameAs(lost);
      assertThat(answers).isEmpty();
      assertThat(patient.read(read())).isSameAs(lost);
    }
  }

  @Test
  void asksNoFasterThanItMay() throws InterruptedException {
    answers.add(DONE);
    answers.add(DONE);
    HttpSettings slow =
        new HttpSettings(
            Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 0, Duration.ofSeconds(1), 4);
    try (PatientExchange patient = patient(slow)) {
      patient.read(read());
      patient.read(read());
    }

    assertThat(waits).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void waitingEndsWhenItIsInterrupted() {
    answers.add(reply(503, Map.of()));
    answers.add(DONE);
    Backoff.Waiting interrupted =
        _ -> {
          throw new InterruptedException();
        };
    try (PatientExchange patient =
        new PatientExchange(
            new Scripted(answers),
            SETTINGS,
            Clock.fixed(NOW, ZoneOffset.UTC),
            interrupted,
            () -> 0)) {
      assertThatThrownBy(() -> patient.read(read())).isInstanceOf(InterruptedException.class);
    }
    assertThat(answers).containsExactly(DONE);
  }

  private HttpAnswer ask(HttpSettings settings) throws InterruptedException {
    try (PatientExchange patient = patient(settings)) {
      return patient.read(read());
    }
  }

  private PatientExchange patient(HttpSettings settings) {
    return new PatientExchange(
        new Scripted(answers), settings, Clock.fixed(NOW, ZoneOffset.UTC), this::wait, () -> 0);
  }

  private void wait(Duration duration) {
    if (duration.compareTo(Duration.ofMillis(1)) >= 0 || duration.isZero()) {
      waits.add(duration);
    }
  }

  private static ReadRequest read() {
    return new ReadRequest(
        ReadRequest.Verb.GET, URI.create("http://a/"), Map.of(), Optional.empty(), "system");
  }

  private static HttpAnswer reply(int status, Map<String, String> headers) {
    return new HttpAnswer.Reply(status, headers, MissingNode.getInstance(), NOW);
  }

  private record Scripted(Deque<HttpAnswer> answers) implements Exchange {
    @Override
    public HttpAnswer read(ReadRequest request) {
      return answers.removeFirst();
    }

    @Override
    public LoginAnswer login(TokenRequest request) {
      return new LoginAnswer(answers.removeFirst(), Optional.empty());
    }

    @Override
    public Handshake handshake(URI endpoint) {
      return new Handshake(Handshake.Outcome.UNREACHABLE, "", false, "", NOW);
    }

    @Override
    public Origin.Manner manner() {
      return Origin.Manner.LIVE;
    }

    @Override
    public void close() {}
  }
}
