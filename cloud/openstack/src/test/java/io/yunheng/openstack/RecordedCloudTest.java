/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Construct;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Golden;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Port;
import io.yunheng.estate.Rule;
import io.yunheng.estate.Understanding;
import io.yunheng.estate.Volume;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of the real services of the testbed, read again. */
final class RecordedCloudTest {
  private static final String PLACE = "cloud/openstack/src/test/resources/io/yunheng/openstack/";

  /**
   * A call of the recordings: the port, and the first part of the path after version and project.
   */
  private static final Pattern RESOURCE =
      Pattern.compile(
          "\"uri\":\"http://127\\.0\\.0\\.1:(\\d+)(?:/v[\\d.]+)?(?:/[0-9a-f]{32})?/(OS-[A-Z-]+/\\w+|(?!v\\d)[\\w-]+)");

  /** The calls that count resources. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\"uri\":\"[^\"]*(/volume-transfers|SHELVED|/OS-OAUTH1/|/OS-FEDERATION/|/v2/cache)");

  /** The services by the ports of the testbed, but for Neutron's and Swift's. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "5000", "identity",
          "8774", "compute",
          "8776", "volume",
          "8778", "placement",
          "9292", "image",
          "9311", "key-manager");

  @ParameterizedTest
  @ValueSource(strings = {"admin", "tenant", "no-network"})
  void givesTheSameEstate(String name) throws IOException, InterruptedException {
    Estate estate = replay(name);

    Golden.check(Golden.file(PLACE + name + "/estate.jsonl"), text(estate));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "tenant", "no-network"})
  void onlyReadsAndHoldsNoSecret(String name) throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(recording(name).resolve("exchanges.jsonl"));
    List<String> exchanges = lines.subList(1, lines.size() - 1);

    assertThat(exchanges)
        .allMatch(
            line ->
                line.startsWith("{\"read\":\"GET\"")
                    || line.startsWith("{\"read\":\"HEAD\"")
                    || line.startsWith("{\"login\":")
                    || line.startsWith("{\"handshake\":"));
    assertThat(String.join("\n", lines) + text(replay(name)))
        .doesNotContain("gAAAAA", "PRIVATE KEY", "not-a-real")
        .doesNotContainIgnoringCase("x-subject-token", "x-auth-token");
  }

  @Test
  void namesTheBadSettingsOfTheTestbed() throws InterruptedException {
    Estate estate = replay("admin");

    assertThat(estate.header().viewpoint()).isEqualTo(EstateHeader.PLATFORM);
    assertThat(estate.all(Rule.SHAPE))
        .as("remote administration from anywhere")
        .anyMatch(
            rule ->
                rule.direction().is("ingress")
                    && rule.remote().is("0.0.0.0/0")
                    && rule.portMin().is(3389L));
    assertThat(estate.all(Volume.SHAPE))
        .filteredOn(volume -> volume.encrypted().is(false))
        .extracting(volume -> volume.name().optional())
        .contains(Optional.of("gov-web-logs"));
    assertThat(estate.all(Port.SHAPE)).anyMatch(port -> port.portSecurity().is(false));
  }

  @Test
  void doesNotTakeAStoppedServiceForAnEmptyOne() throws InterruptedException {
    Estate estate = replay("no-network");

    assertThat(
            List.of(
                Kind.NETWORK, Kind.SUBNET, Kind.PORT, Kind.ROUTER, Kind.SECURITY_GROUP, Kind.RULE))
        .allSatisfy(
            kind -> {
              assertThat(estate.complete(kind)).isFalse();
              assertThat(estate.coverages(kind))
                  .extracting(Coverage::status)
                  .containsOnly(Understanding.FAILED);
            });
  }

  @Test
  void namesWhatATenantMayNotSee() throws InterruptedException {
    Estate estate = replay("tenant");
    String tenant = estate.header().tenants().getFirst();

    assertThat(estate.header().viewpoint()).isEqualTo(EstateHeader.TENANT);
    assertThat(estate.complete(Kind.INSTANCE)).isFalse();
    assertThat(estate.coverages(Kind.INSTANCE))
        .filteredOn(coverage -> coverage.scope().equals(tenant))
        .allMatch(Coverage::complete)
        .hasSize(1);
    assertThat(estate.coverages(Kind.HOST))
        .allSatisfy(
            coverage -> {
              assertThat(coverage.status()).isEqualTo(Understanding.DENIED);
              assertThat(coverage.need()).isEqualTo("os_compute_api:os-hypervisors:list-detail");
            });
  }

  @Test
  void refusesARecordingThatWasCutShort(@TempDir Path folder) throws IOException {
    List<String> lines = Files.readAllLines(recording("tenant").resolve("exchanges.jsonl"));
    Files.write(folder.resolve("exchanges.jsonl"), lines.subList(0, lines.size() - 1));

    assertThatThrownBy(
            () ->
                OpenStackCollector.replay(folder, CollectOptions.defaults("test"), Progress.SILENT))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.RECORDING_INVALID));
  }

  /** What is asked for has to be sorted into {@code constructs.yaml}, too. */
  @ParameterizedTest
  @ValueSource(strings = {"admin", "tenant"})
  void everyResourceThatIsReadIsNamed(String folder) throws IOException {
    String data = constructs();
    Set<String> read = new TreeSet<>();
    for (String line : Files.readAllLines(recording(folder).resolve("exchanges.jsonl"))) {
      Matcher path = RESOURCE.matcher(line);
      if (path.find()) {
        Optional<String> service = Optional.ofNullable(SERVICES.get(path.group(1)));
        service.ifPresent(name -> read.add(name + "/" + path.group(2)));
      }
    }
    assertThat(read).hasSizeGreaterThan(20);
    assertThat(read).allSatisfy(one -> assertThat(data).contains(one));
  }

  /** The resources of Keystone's own list (JSON home) in OpenStack Zed. */
  @Test
  void everyResourceThatKeystoneListsIsNamed() throws IOException {
    String data = constructs();
    assertThat(Files.readAllLines(Golden.file(PLACE + "keystone-resources.txt")))
        .hasSize(36)
        .allSatisfy(one -> assertThat(data).containsPattern("identity/" + one + "[],: \\n]"));
  }

  @Test
  void resourcesThatNoCheckJudgesAreCounted() throws InterruptedException {
    Map<String, Long> counts = new TreeMap<>();
    replay("admin").all(Construct.SHAPE).stream()
        .filter(construct -> construct.id().startsWith("resource:"))
        .forEach(construct -> counts.put(construct.id(), construct.count().optional().orElse(-1L)));
    assertThat(counts)
        .containsExactly(
            Map.entry("resource:compute/shelved", 0L),
            Map.entry("resource:identity/OS-FEDERATION/identity_providers", 0L),
            Map.entry("resource:identity/OS-FEDERATION/mappings", 0L),
            Map.entry("resource:identity/OS-OAUTH1/access_tokens", 1L),
            Map.entry("resource:identity/OS-OAUTH1/consumers", 1L),
            Map.entry("resource:image/cache", 0L),
            Map.entry("resource:volume/volume-transfers", 0L));
  }

  /** A recording from before the resources were counted does not tell their number: not zero. */
  @Test
  void whatWasNotAskedForIsNotCountedAsNone(@TempDir Path folder)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    List<String> lines =
        new ArrayList<>(Files.readAllLines(recording("admin").resolve("exchanges.jsonl")));
    lines.removeLast();
    lines.removeIf(line -> COUNTED.matcher(line).find());
    String text = String.join("\n", lines) + "\n";
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    Files.writeString(
        folder.resolve("exchanges.jsonl"),
        text
            + "{\"end\":true,\"records\":%d,\"sha256\":\"%s\"}\n"
                .formatted(lines.size() - 1, digest));

    assertThat(
            OpenStackCollector.replay(folder, CollectOptions.defaults("test"), Progress.SILENT)
                .all(Construct.SHAPE))
        .filteredOn(construct -> construct.id().startsWith("resource:"))
        .hasSize(7)
        .allSatisfy(
            construct -> {
              assertThat(construct.count().isUnknown()).as(construct.id()).isTrue();
              assertThat(construct.items().optional().orElseThrow()).isNotEmpty();
            });
  }

  private static String constructs() throws IOException {
    return Files.readString(
        Golden.file("cloud/openstack/src/main/resources/yunheng/openstack/constructs.yaml"));
  }

  @Test
  void progressNamesTheServiceThatIsWaitedFor() throws InterruptedException {
    List<String> subjects = new ArrayList<>();
    OpenStackCollector.replay(
        recording("admin"),
        CollectOptions.defaults("test"),
        new Progress() {
          @Override
          public void begin(Phase phase) {
            subjects.add(phase.subject());
          }

          @Override
          public void count(Unit unit, long more) {}

          @Override
          public void warn(Fault fault) {}
        });
    assertThat(subjects).anyMatch(subject -> subject.startsWith("volume Cinder"));
    assertThat(subjects).anyMatch(subject -> subject.endsWith(" Neutron"));
  }

  private static Path recording(String name) {
    return Golden.file(PLACE + name);
  }

  private static Estate replay(String name) throws InterruptedException {
    return OpenStackCollector.replay(
        recording(name), CollectOptions.defaults("test"), Progress.SILENT);
  }

  private static String text(Estate estate) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EstateWriter.write(estate, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A new extension or service has to be sorted into {@code constructs.yaml}. */
  @Test
  void everythingThatTheCloudListsIsNamed() throws InterruptedException {
    for (String folder : List.of("admin", "tenant")) {
      Estate estate = replay(folder);
      assertThat(estate.complete(Kind.CONSTRUCT)).isTrue();
      assertThat(estate.all(Construct.SHAPE))
          .filteredOn(construct -> construct.standing().is("unnamed"))
          .isEmpty();
    }
  }
}
