/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Golden;
import io.yunheng.estate.format.EstateWriter;
import io.yunheng.estate.model.Kind;
import io.yunheng.estate.model.Understanding;
import io.yunheng.estate.openstack.RecordedServer.Asked;
import io.yunheng.estate.openstack.RecordedServer.Reply;
import io.yunheng.estate.openstack.config.CloudsFile;
import io.yunheng.estate.openstack.http.HttpSettings;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clouds that refuse, falter or answer nonsense: the recorded testbed with single answers spoilt.
 */
final class BadCloudTest {
  private static final String PASSWORD = "correct-horse-battery";
  private static final HttpSettings HASTY =
      new HttpSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          64L << 20,
          3,
          Duration.ofMillis(20),
          10_000);
  private static final Reply REFUSED =
      Reply.json(
          401,
          "{\"error\":{\"code\":401,\"message\":\"The request you have made requires"
              + " authentication.\"}}");
  private static final String SERVERS = "/8774/v2.1/servers/detail";
  private static final List<Kind> NETWORK_KINDS =
      List.of(
          Kind.NETWORK,
          Kind.SUBNET,
          Kind.PORT,
          Kind.ROUTER,
          Kind.PUBLIC_ADDRESS,
          Kind.NAT,
          Kind.SECURITY_GROUP,
          Kind.RULE);

  @TempDir private Path folder = Path.of("");

  @Test
  void readsTheSameOverHttpAsFromTheRecording() throws IOException {
    try (RecordedServer cloud = RecordedServer.http()) {
      assertThat(counts(collect(cloud))).isEqualTo(counts(recorded()));
      assertThat(cloud.log())
          .extracting(Asked::verb)
          .containsOnlyOnce("POST")
          .isSubsetOf("GET", "HEAD", "POST");
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
  void logsInAgainWhenTheTokenExpires() throws IOException {
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
      assertThat(cloud.log()).filteredOn(asked -> asked.verb().equals("POST")).hasSize(2);
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
  void namesThePermissionOfASingleCallThatIsForbidden() throws IOException {
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
  void asksAgainWhenAServiceIsBusy(int status) throws IOException {
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
  void doesNotTakeABusyServiceForAnEmptyOne() throws IOException {
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
  void readsOnWhenHalfOfTheServicesAreGone() throws IOException {
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
  void doesNotFollowPagesThatNeverEnd() throws IOException {
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
  void refusesACloudWhoseClockIsWrong() throws IOException {
    try (RecordedServer cloud = RecordedServer.http()) {
      Fault fault = fault(cloud, options().recordingInto(recording()), ahead());

      assertThat(fault.code()).isEqualTo(FaultCode.CLOUD_CLOCK_SKEW);
      assertThat(Long.parseLong(fault.details().getOrDefault("seconds", "0")))
          .isBetween(-3601L, -3590L);
    }
  }

  @Test
  void marksTimesWhenAWrongClockIsAllowed() throws IOException {
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
  void asksNoNewerMicroversionThanIsOffered() throws IOException {
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
  void doesNotBelieveAPageThatIsNoAnswer() throws IOException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(
          below(
              "/9696/",
              new Reply(200, Map.of("content-type", "text/html"), "<html>Please log in</html>")));

      assertFailed(collect(cloud), NETWORK_KINDS, FaultCode.CLOUD_RESPONSE_INVALID.code());
    }
  }

  @Test
  void doesNotReadAnswersWithoutEnd() throws IOException {
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
  void doesNotWaitForeverForAnAnswer() throws IOException {
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
  void carriesItsTokenToNoOtherHost() throws IOException {
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
  void keepsNoSecretThatAnAnswerCarries() throws IOException {
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
                "estate/src/test/resources/io/yunheng/estate/openstack/admin/exchanges.jsonl"))
        .stream()
        .filter(line -> line.contains("/v2.1/servers/detail"))
        .map(line -> line.replaceFirst(".*?\"uri\":\"http://127.0.0.1:([^\"]*)\".*", "/$1"))
        .findFirst()
        .orElseThrow();
  }

  private static void assertFailed(Estate estate, List<Kind> kinds, String reason) {
    assertThat(kinds)
        .allSatisfy(
            kind -> {
              assertThat(estate.complete(kind)).isFalse();
              assertThat(estate.coverages(kind))
                  .anySatisfy(
                      coverage -> {
                        assertThat(coverage.status()).isEqualTo(Understanding.FAILED);
                        assertThat(coverage.reason()).isEqualTo(reason);
                      });
            });
  }

  /** What the spoilt answer has nothing to do with is as it was recorded. */
  private static void assertOthersAsRecorded(Estate estate, List<Kind> spoilt) {
    Map<Kind, Integer> found = counts(estate);
    Map<Kind, Integer> recorded = counts(recorded());
    spoilt.forEach(found::remove);
    spoilt.forEach(recorded::remove);
    assertThat(found).isEqualTo(recorded);
  }

  private static Estate recorded() {
    return OpenStackCollector.replay(
        Golden.file("estate/src/test/resources/io/yunheng/estate/openstack/admin"),
        CollectOptions.defaults("test"),
        Progress.SILENT);
  }

  private static Map<Kind, Integer> counts(Estate estate) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      counts.put(kind, estate.all(kind.shape()).size());
    }
    return counts;
  }

  private static RecordedServer.Spoiling on(String path, Reply reply) {
    return asked ->
        asked.path().equals(path) || asked.path().startsWith(path + "?")
            ? Optional.of(reply)
            : Optional.empty();
  }

  private static RecordedServer.Spoiling below(String path, Reply reply) {
    return asked -> asked.path().startsWith(path) ? Optional.of(reply) : Optional.empty();
  }

  private static CollectOptions options() {
    return CollectOptions.defaults("test").withHttp(HASTY);
  }

  private static Clock ahead() {
    return Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
  }

  private static CollectOptions at(CollectOptions options, Clock clock) {
    return new CollectOptions(
        options.producer(),
        options.http(),
        options.pageSize(),
        options.recordInto(),
        options.allowClockSkew(),
        clock);
  }

  private Path recording() {
    return folder.resolve("recording");
  }

  private Estate collect(RecordedServer cloud) {
    return collect(cloud, options(), Optional.empty());
  }

  private Estate collect(RecordedServer cloud, CollectOptions options, Optional<Path> cacert) {
    return OpenStackCollector.collect(
        new CloudsFile(List.of(), Optional.of(cloud.clouds(folder, PASSWORD, cacert))).cloud("c"),
        options,
        Progress.SILENT);
  }

  private Fault fault(RecordedServer cloud) throws IOException {
    return fault(cloud, options().recordingInto(recording()), Clock.systemUTC());
  }

  /** The fault that ends a collecting; it holds no password, and no recording is left. */
  private Fault fault(RecordedServer cloud, CollectOptions options, Clock clock) {
    Fault[] fault = new Fault[1];
    assertThatThrownBy(() -> collect(cloud, at(options, clock), Optional.empty()))
        .isInstanceOfSatisfying(FaultException.class, e -> fault[0] = e.fault());
    assertThat(fault[0].toString()).doesNotContain(PASSWORD);
    assertThat(recording()).isEmptyDirectory();
    return fault[0];
  }

  private static String text(Estate estate) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EstateWriter.write(estate, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
