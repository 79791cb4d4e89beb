/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.ListenSettings;
import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.settings.Transport;
import io.yunheng.server.tls.SelfSignedCertificate;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Spring Boot is told; nothing of it comes from files or variables that Boot finds itself. */
final class ServerProperties {
  private final Map<String, Object> values = new HashMap<>();

  private ServerProperties() {}

  static Map<String, Object> of(
      ServerSettings settings, Optional<SelfSignedCertificate> selfSigned) {
    ServerProperties properties = new ServerProperties();
    properties.always();
    properties.listen(settings.listen());
    switch (settings.listen().transport()) {
      case Transport.Loopback() -> {}
      case Transport.SelfSigned() ->
          selfSigned.ifPresent(one -> properties.tls(one.chain(), one.key()));
      case Transport.Certificate(Path chain, Path key) -> properties.tls(chain, key);
      case Transport.BehindProxy proxy -> properties.proxy(proxy);
    }
    return Map.copyOf(properties.values);
  }

  private void always() {
    set("spring.config.location", "optional:classpath:/yunheng/server/no-further-settings/");
    set("spring.main.banner-mode", "off");
    set("spring.main.log-startup-info", "false");
    set("spring.threads.virtual.enabled", "true");
    set("spring.lifecycle.timeout-per-shutdown-phase", "30s");
    set("spring.web.resources.add-mappings", "false");
    set("spring.servlet.multipart.enabled", "false");
    set("server.shutdown", "graceful");
    set("server.server-header", "");
    set("server.max-http-request-header-size", "16KB");
    set("server.tomcat.max-http-form-post-size", "256KB");
    set("server.tomcat.max-parameter-count", "500");
    set("server.tomcat.connection-timeout", "20s");
    set("server.tomcat.keep-alive-timeout", "60s");
    set("server.compression.enabled", "false");
  }

  private void listen(ListenSettings listen) {
    set("server.address", listen.address().getAddress().getHostAddress());
    set("server.port", Integer.toString(listen.address().getPort()));
  }

  private void tls(Path chain, Path key) {
    set("server.ssl.certificate", "file:" + chain);
    set("server.ssl.certificate-private-key", "file:" + key);
    set("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
    set("server.http2.enabled", "true");
  }

  private void proxy(Transport.BehindProxy proxy) {
    set("server.forward-headers-strategy", "native");
    set("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
    set("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
    set(
        "server.tomcat.remoteip.internal-proxies",
        proxy.trusted().stream()
            .map(InetAddress::getHostAddress)
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));
  }

  private void set(String name, String value) {
    values.put(name, value);
  }
}
