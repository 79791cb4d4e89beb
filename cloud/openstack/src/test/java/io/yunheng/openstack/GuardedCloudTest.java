/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Golden;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.http.TestKeys;
import io.yunheng.openstack.RecordedServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the collector keeps to itself, whom it trusts, and for how long it waits. */
final class GuardedCloudTest extends CollectingTest {
  @Test
  void refusesACloudWhoseClockIsWrong() throws IOException {
    try (RecordedServer cloud = RecordedServer.http()) {
      Fault fault = fault(cloud, options().recordingInto(recording()), ahead());

      assertThat(fault.code()).isEqualTo(FaultCode.CLOUD_CLOCK_SKEW);
      assertThat(Long.parseLong(fault.details().getOrDefault("seconds", "0")))
          .isBetween(-3601L, -3590L);
    }
  }

  @Test
  void marksTimesWhenAWrongClockIsAllowed() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      Estate estate = collect(cloud, at(options().allowingClockSkew(), ahead()), Optional.empty());

      assertThat(estate.complete(Kind.INSTANCE)).isFalse();
      assertThat(estate.coverages(Kind.INSTANCE))
          .extracting(Coverage::reason)
          .contains(FaultCode.CLOUD_CLOCK_SKEW.code());
      assertThat(estate.complete(Kind.NETWORK)).isTrue();
    }
  }

  @Test
  void trustsAnUnknownAuthorityOnlyWhenItIsGiven()
      throws IOException, GeneralSecurityException, InterruptedException {
    TestKeys keys = TestKeys.in(folder);
    try (RecordedServer cloud = RecordedServer.https(keys.context())) {
      assertThat(fault(cloud).code()).isEqualTo(FaultCode.CLOUD_CERTIFICATE_UNTRUSTED);
      assertThat(cloud.log()).isEmpty();

      Estate estate = collect(cloud, options(), Optional.of(keys.certificate()));

      assertThat(estate.complete(Kind.INSTANCE)).isTrue();
    }
  }

  @Test
  void doesNotReadAnswersWithoutEnd() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      HttpSettings small =
          new HttpSettings(
              Duration.ofSeconds(5), Duration.ofSeconds(5), 1 << 16, 0, Duration.ZERO, 10_000);
      cloud.spoiling(
          below("/9696/", Reply.json(200, "{\"networks\":[\"" + "x".repeat(1 << 17) + "\"]}")));

      assertFailed(
          collect(cloud, options().withHttp(small), Optional.empty()),
          NETWORK_KINDS,
          FaultCode.CLOUD_RESPONSE_TOO_LARGE.code());
    }
  }

  @Test
  void doesNotWaitForeverForAnAnswer() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      HttpSettings impatient =
          new HttpSettings(
              Duration.ofSeconds(5), Duration.ofMillis(500), 1 << 24, 0, Duration.ZERO, 10_000);
      cloud.spoiling(
          asked -> {
            if (asked.path().startsWith("/9696/")) {
              Thread.sleep(2000);
            }
            return Optional.empty();
          });

      assertFailed(
          collect(cloud, options().withHttp(impatient), Optional.empty()),
          NETWORK_KINDS,
          FaultCode.CLOUD_UNREACHABLE.code());
      assertThat(cloud.log()).filteredOn(a -> a.path().startsWith("/9696/")).hasSize(1);
    }
  }

  @Test
  void carriesItsTokenToNoOtherHost() throws IOException, InterruptedException {
    List<String> strangers = new ArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          strangers.add(exchange.getRequestURI().toString());
          exchange.close();
        });
    other.start();
    try (RecordedServer cloud = RecordedServer.http()) {
      String elsewhere = "http://127.0.0.1:" + other.getAddress().getPort() + "/";
      cloud.spoiling(below("/9696/", new Reply(302, Map.of("Location", elsewhere), "")));

      assertFailed(collect(cloud), NETWORK_KINDS, FaultCode.CLOUD_REDIRECT_REFUSED.code());
      assertThat(strangers).isEmpty();
    } finally {
      other.stop(0);
    }
  }

  @Test
  void keepsNoSecretThatAnAnswerCarries() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      String secret = "hunter2-of-the-test";
      String body =
          cloud
              .recorded("GET", servers())
              .body()
              .replace(
                  "\"metadata\":{",
                  "\"adminPass\":\""
                      + secret
                      + "\",\"OS-EXT-SRV-ATTR:user_data\":\""
                      + secret
                      + "\",\"metadata\":{\"db_password\":\""
                      + secret
                      + "\",\"note\":\"password="
                      + secret
                      + "\",")
              .replace(",}", "}");
      assertThat(body).contains(secret);
      cloud.spoiling(below(SERVERS, Reply.json(200, body)));

      Estate estate = collect(cloud, options().recordingInto(recording()), Optional.empty());

      Path file = recording().resolve("exchanges.jsonl");
      assertThat(counts(estate).get(Kind.INSTANCE))
          .isEqualTo(counts(recorded()).get(Kind.INSTANCE));
      assertThat(text(estate) + Files.readString(file))
          .contains("***")
          .doesNotContain(secret, PASSWORD, RecordedServer.TOKEN);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      Path written = folder.resolve("estate.jsonl");
      EstateWriter.write(estate, written);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
          .isEqualTo("rw-------");
    }
  }

  private static String servers() throws IOException {
    return Files.readAllLines(
            Golden.file(
                "cloud/openstack/src/test/resources/io/yunheng/openstack/admin/exchanges.jsonl"))
        .stream()
        .filter(line -> line.contains("/v2.1/servers/detail"))
        .map(line -> line.replaceFirst(".*?\"uri\":\"http://127.0.0.1:([^\"]*)\".*", "/$1"))
        .findFirst()
        .orElseThrow();
  }

  private static Clock ahead() {
    return Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
  }
}
