/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.LoopbackProxy;
import io.yunheng.http.ProxySettings;
import io.yunheng.http.TestKeys;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clouds that are reached through a proxy. */
@Timeout(300)
final class ProxiedCloudTest extends CollectingTest {
  private final LoopbackProxy proxy = new LoopbackProxy();

  ProxiedCloudTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @Test
  void aCloudIsReadThroughAProxyThatForwards() throws IOException, InterruptedException {
    proxy.wants("collector", PASSWORD);
    try (RecordedServer cloud = RecordedServer.http()) {
      Estate estate = through(cloud, proxy.settingsAs("collector", PASSWORD), Optional.empty());

      assertThat(counts(estate)).isEqualTo(counts(recorded()));
      assertThat(proxy.log()).hasSizeGreaterThanOrEqualTo(cloud.log().size());
    }
  }

  @Test
  void aCloudWithTlsIsReadThroughTunnels()
      throws IOException, InterruptedException, GeneralSecurityException {
    TestKeys keys = TestKeys.in(folder);
    proxy.wants("collector", PASSWORD);
    try (RecordedServer cloud = RecordedServer.https(keys.context())) {
      Estate estate =
          through(cloud, proxy.settingsAs("collector", PASSWORD), Optional.of(keys.certificate()));

      assertThat(estate.complete(Kind.INSTANCE)).isTrue();
      assertThat(proxy.log())
          .as("the channel and the handshakes with the endpoints")
          .hasSizeGreaterThan(1)
          .allMatch(
              asked ->
                  asked
                      .line()
                      .equals(
                          "CONNECT " + cloud.base().substring("https://".length()) + " HTTP/1.1"));
    }
  }

  @Test
  void anExcludedCloudIsReadDirectly() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      Estate estate = through(cloud, proxy.settingsBut("127.0.0.1"), Optional.empty());

      assertThat(estate.complete(Kind.INSTANCE)).isTrue();
      assertThat(proxy.log()).isEmpty();
    }
  }

  @Test
  void aProxyThatWantsAnotherLoginIsAFault() throws IOException {
    proxy.wants("collector", "another");
    try (RecordedServer cloud = RecordedServer.http()) {
      assertFault(cloud, proxy.settingsAs("collector", PASSWORD), FaultCode.PROXY_LOGIN_REFUSED);
      assertThat(proxy.log()).as("it is not tried again").hasSize(1);
      assertThat(cloud.log()).isEmpty();
    }
  }

  @Test
  void aProxyThatDoesNotConnectIsAFault()
      throws IOException, InterruptedException, GeneralSecurityException {
    proxy.refuses(502);
    try (RecordedServer cloud = RecordedServer.https(TestKeys.in(folder).context())) {
      assertFault(cloud, proxy.settings(), FaultCode.PROXY_REFUSED);
      assertThat(cloud.log()).isEmpty();
    }
  }

  @Test
  void aProxyThatIsNotThereIsAFault() throws IOException {
    ProxySettings settings = proxy.settings();
    proxy.close();
    try (RecordedServer cloud = RecordedServer.http()) {
      assertFault(cloud, settings, FaultCode.PROXY_UNREACHABLE);
    }
  }

  /** Without a tunnel the proxy's refusal is an answer like any other. */
  @Test
  void aServiceThatTheProxyCannotReachIsAGap() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.gone("9696");

      Estate estate = through(cloud, proxy.settings(), Optional.empty());

      assertFailed(estate, NETWORK_KINDS, "http-502");
      assertThat(estate.complete(Kind.TENANT)).isTrue();
    }
  }

  private void assertFault(RecordedServer cloud, ProxySettings proxies, FaultCode code) {
    assertThatThrownBy(() -> through(cloud, proxies, Optional.empty()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              Fault fault = e.fault();
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.details())
                  .containsEntry("proxy", "127.0.0.1:" + proxy.port())
                  .containsEntry("url", cloud.base() + "/5000/v3/auth/tokens");
              assertThat(fault.toString()).doesNotContain(PASSWORD);
            });
  }

  private Estate through(RecordedServer cloud, ProxySettings proxies, Optional<Path> cacert)
      throws InterruptedException {
    return OpenStackCollector.collect(
        new CloudsFile(List.of(), Optional.of(cloud.clouds(folder, PASSWORD, cacert)))
            .cloud("c")
            .through(proxies),
        options(),
        Progress.SILENT);
  }
}
