/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.FaultCode;
import io.yunheng.openstack.RecordedServer.Asked;
import io.yunheng.openstack.RecordedServer.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clouds that refuse, falter or answer nonsense: the recorded testbed with single answers spoilt.
 */
final class BadCloudTest extends CollectingTest {
  private static final Reply REFUSED =
      Reply.json(
          401,
          "{\"error\":{\"code\":401,\"message\":\"The request you have made requires"
              + " authentication.\"}}");

  @Test
  void readsTheSameOverHttpAsFromTheRecording() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      assertThat(counts(collect(cloud))).isEqualTo(counts(recorded()));
      assertThat(cloud.log()).extracting(Asked::verb).isSubsetOf("GET", "HEAD", "POST");
      assertThat(cloud.log())
          .filteredOn(asked -> asked.verb().equals("POST"))
          .allMatch(asked -> asked.path().endsWith("/auth/tokens"))
          .hasSize(cloud.recordedLogins());
    }
  }

  @Test
  void tellsThatALoginWasRefused() throws IOException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(_ -> Optional.of(REFUSED));

      assertThat(fault(cloud).code()).isEqualTo(FaultCode.CLOUD_LOGIN_REFUSED);
    }
  }

  @Test
  void doesNotGuessAtTruncatedJson() throws IOException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(_ -> Optional.of(Reply.json(201, "{\"token\":{\"expires_at\":")));

      assertThat(fault(cloud).code()).isEqualTo(FaultCode.CLOUD_RESPONSE_INVALID);
    }
  }

  @Test
  void logsInAgainWhenTheTokenExpires() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      AtomicInteger reads = new AtomicInteger();
      cloud.spoiling(
          asked ->
              !asked.verb().equals("POST")
                      && reads.incrementAndGet() > 20
                      && asked.token().filter(t -> t.equals(RecordedServer.TOKEN + 1)).isPresent()
                  ? Optional.of(REFUSED)
                  : Optional.empty());

      assertThat(counts(collect(cloud))).isEqualTo(counts(recorded()));
      assertThat(cloud.log())
          .filteredOn(asked -> asked.verb().equals("POST"))
          .hasSize(cloud.recordedLogins() + 1);
    }
  }

  @Test
  void endsWhenAnExpiredTokenIsNotRenewed() throws IOException {
    try (RecordedServer cloud = RecordedServer.http()) {
      AtomicInteger asks = new AtomicInteger();
      cloud.spoiling(_ -> asks.incrementAndGet() > 20 ? Optional.of(REFUSED) : Optional.empty());

      assertThat(fault(cloud).code()).isEqualTo(FaultCode.CLOUD_TOKEN_EXPIRED);
    }
  }

  @Test
  void namesThePermissionOfASingleCallThatIsForbidden() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(
          on(
              "/8774/v2.1/os-services",
              Reply.json(
                  403,
                  "{\"forbidden\":{\"code\":403,\"message\":\"Policy doesn't allow"
                      + " os_compute_api:os-services:list to be performed.\"}}")));

      Estate estate = collect(cloud);

      assertThat(estate.coverages(Kind.SERVICE))
          .anySatisfy(
              coverage -> {
                assertThat(coverage.status()).isEqualTo(Understanding.DENIED);
                assertThat(coverage.reason()).isEqualTo("http-403");
                assertThat(coverage.need()).isEqualTo("os_compute_api:os-services:list");
              });
      assertThat(estate.complete(Kind.SERVICE)).isFalse();
      assertOthersAsRecorded(estate, List.of(Kind.SERVICE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void asksAgainWhenAServiceIsBusy(int status) throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      AtomicInteger refusals = new AtomicInteger();
      cloud.spoiling(
          asked ->
              asked.path().startsWith(SERVERS) && refusals.incrementAndGet() <= 2
                  ? Optional.of(Reply.json(status, "{}").with("Retry-After", "1"))
                  : Optional.empty());

      assertThat(counts(collect(cloud))).isEqualTo(counts(recorded()));
      assertThat(refusals.get()).isGreaterThan(2);
    }
  }

  @Test
  void doesNotTakeABusyServiceForAnEmptyOne() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(below("/9696/", Reply.json(503, "{}")));

      Estate estate = collect(cloud);

      assertFailed(estate, NETWORK_KINDS, "http-503");
      assertThat(estate.complete(Kind.SHARE)).as("networks may be shared too").isFalse();
      assertThat(counts(estate).get(Kind.INSTANCE))
          .isEqualTo(counts(recorded()).get(Kind.INSTANCE));
    }
  }

  @Test
  void readsOnWhenHalfOfTheServicesAreGone() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.gone("9696|8776|9292|8088|9311");

      Estate estate = collect(cloud);

      assertFailed(estate, NETWORK_KINDS, FaultCode.CLOUD_UNREACHABLE.code());
      assertFailed(
          estate,
          List.of(Kind.VOLUME, Kind.IMAGE, Kind.BUCKET, Kind.KEY),
          FaultCode.CLOUD_UNREACHABLE.code());
      assertThat(estate.coverages(Kind.NETWORK).getFirst().need()).isEqualTo("service:network");
      assertThat(estate.complete(Kind.TENANT)).isTrue();
      assertThat(counts(estate).get(Kind.INSTANCE))
          .isEqualTo(counts(recorded()).get(Kind.INSTANCE));
    }
  }

  @Test
  void doesNotFollowPagesThatNeverEnd() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      AtomicInteger page = new AtomicInteger();
      String next = cloud.base() + SERVERS + "?marker=";
      cloud.spoiling(
          asked ->
              asked.path().startsWith(SERVERS)
                  ? Optional.of(
                      Reply.json(
                          200,
                          "{\"servers\":[{\"id\":\"one\"}],\"servers_links\":[{\"rel\":\"next\","
                              + "\"href\":\""
                              + next
                              + page.incrementAndGet()
                              + "\"}]}"))
                  : Optional.empty());

      Estate estate = collect(cloud);

      assertFailed(estate, List.of(Kind.INSTANCE), FaultCode.CLOUD_PAGING_ENDLESS.code());
      assertThat(page.get()).isLessThan(10);
    }
  }

  @Test
  void asksNoNewerMicroversionThanIsOffered() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(
          asked ->
              asked.path().equals("/8774/v2.1/")
                  ? Optional.of(
                      Reply.json(
                          200,
                          cloud
                              .recorded("GET", "/8774/v2.1/")
                              .body()
                              .replaceAll("\"version\":\"2\\.\\d+\"", "\"version\":\"2.60\"")))
                  : Optional.empty());

      collect(cloud);

      assertThat(cloud.log())
          .filteredOn(asked -> asked.path().startsWith(SERVERS))
          .isNotEmpty()
          .allMatch(asked -> asked.microversion().orElse("").equals("compute 2.60"));
    }
  }

  @Test
  void doesNotBelieveAPageThatIsNoAnswer() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(
          below(
              "/9696/",
              new Reply(200, Map.of("content-type", "text/html"), "<html>Please log in</html>")));

      assertFailed(collect(cloud), NETWORK_KINDS, FaultCode.CLOUD_RESPONSE_INVALID.code());
    }
  }

  /** What the spoilt answer has nothing to do with is as it was recorded. */
  private static void assertOthersAsRecorded(Estate estate, List<Kind> spoilt)
      throws InterruptedException {
    Map<Kind, Integer> found = counts(estate);
    Map<Kind, Integer> recorded = counts(recorded());
    spoilt.forEach(found::remove);
    spoilt.forEach(recorded::remove);
    assertThat(found).isEqualTo(recorded);
  }

  private static RecordedServer.Spoiling on(String path, Reply reply) {
    return asked ->
        asked.path().equals(path) || asked.path().startsWith(path + "?")
            ? Optional.of(reply)
            : Optional.empty();
  }
}
