/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Golden;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultException;
import io.yunheng.openstack.RecordedServer.Reply;
import io.yunheng.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Collecting from {@link RecordedServer}, and what is looked at afterwards. */
abstract class CollectingTest {
  static final String PASSWORD = "correct-horse-battery";
  static final HttpSettings HASTY =
      new HttpSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          64L << 20,
          3,
          Duration.ofMillis(20),
          10_000);
  static final String SERVERS = "/8774/v2.1/servers/detail";
  static final List<Kind> NETWORK_KINDS =
      List.of(
          Kind.NETWORK,
          Kind.SUBNET,
          Kind.PORT,
          Kind.ROUTER,
          Kind.PUBLIC_ADDRESS,
          Kind.NAT,
          Kind.SECURITY_GROUP,
          Kind.RULE);

  @TempDir Path folder = Path.of("");

  static void assertFailed(Estate estate, List<Kind> kinds, String reason) {
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

  static Estate recorded() throws InterruptedException {
    return OpenStackCollector.replay(
        Golden.file("cloud/openstack/src/test/resources/io/yunheng/openstack/admin"),
        CollectOptions.defaults("test"),
        Progress.SILENT);
  }

  static Map<Kind, Integer> counts(Estate estate) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      counts.put(kind, estate.all(kind.shape()).size());
    }
    return counts;
  }

  static RecordedServer.Spoiling below(String path, Reply reply) {
    return asked -> asked.path().startsWith(path) ? Optional.of(reply) : Optional.empty();
  }

  static CollectOptions options() {
    return CollectOptions.defaults("test").withHttp(HASTY);
  }

  static CollectOptions at(CollectOptions options, Clock clock) {
    return new CollectOptions(
        options.producer(),
        options.http(),
        options.pageSize(),
        options.recordInto(),
        options.allowClockSkew(),
        options.verifyImages(),
        clock);
  }

  Path recording() {
    return folder.resolve("recording");
  }

  Estate collect(RecordedServer cloud) throws InterruptedException {
    return collect(cloud, options(), Optional.empty());
  }

  Estate collect(RecordedServer cloud, CollectOptions options, Optional<Path> cacert)
      throws InterruptedException {
    return OpenStackCollector.collect(
        new CloudsFile(List.of(), Optional.of(cloud.clouds(folder, PASSWORD, cacert))).cloud("c"),
        options,
        Progress.SILENT);
  }

  Fault fault(RecordedServer cloud) throws IOException {
    return fault(cloud, options().recordingInto(recording()), Clock.systemUTC());
  }

  /** The fault that ends a collecting; it holds no password, and no recording is left. */
  Fault fault(RecordedServer cloud, CollectOptions options, Clock clock) {
    Fault[] fault = new Fault[1];
    assertThatThrownBy(() -> collect(cloud, at(options, clock), Optional.empty()))
        .isInstanceOfSatisfying(FaultException.class, e -> fault[0] = e.fault());
    assertThat(fault[0].toString()).doesNotContain(PASSWORD);
    assertThat(recording()).isEmptyDirectory();
    return fault[0];
  }

  static String text(Estate estate) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EstateWriter.write(estate, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
