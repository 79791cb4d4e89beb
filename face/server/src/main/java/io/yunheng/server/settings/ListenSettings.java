/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.FaultCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the server listens, and under which address people reach it.
 *
 * @param address of the socket; port 0 takes a free one
 * @param publicAddress origin of every link that is handed out; empty where it follows from the
 *     socket
 */
public record ListenSettings(
    InetSocketAddress address, Optional<URI> publicAddress, Transport transport) {
  static ListenSettings read(SettingReader reader) {
    InetSocketAddress address = reader.address(Setting.LISTEN);
    Transport transport = transport(reader);
    if (!address.getAddress().isLoopbackAddress() && transport instanceof Transport.Loopback) {
      reader
          .problems()
          .add(
              FaultCode.SETTING_ADDRESS_OPEN,
              "place",
              reader.value(Setting.LISTEN).place(),
              "address",
              reader.value(Setting.LISTEN).text());
    }
    Optional<URI> origin = reader.origin(Setting.PUBLIC_ADDRESS);
    if (origin.isPresent() && (transport.secure() != "https".equals(origin.get().getScheme()))) {
      reader.wrong(Setting.PUBLIC_ADDRESS, transport.secure() ? "https://…" : "http://…");
    }
    if (origin.isEmpty() && transport instanceof Transport.BehindProxy) {
      reader.wrong(Setting.PUBLIC_ADDRESS, "https://yunheng.example.cn");
    }
    return new ListenSettings(address, origin, transport);
  }

  private static Transport transport(SettingReader reader) {
    boolean selfSigned = reader.flag(Setting.TLS_SELF_SIGNED);
    boolean behindProxy = reader.flag(Setting.PROXY_BEHIND);
    boolean certificate = reader.has(Setting.TLS_CERTIFICATE) || reader.has(Setting.TLS_KEY);
    if ((selfSigned ? 1 : 0) + (behindProxy ? 1 : 0) + (certificate ? 1 : 0) > 1) {
      reader
          .problems()
          .add(
              FaultCode.SETTING_CONTRADICTION,
              "keys",
              String.join(
                  ", ",
                  Setting.TLS_SELF_SIGNED.code(),
                  Setting.TLS_CERTIFICATE.code(),
                  Setting.PROXY_BEHIND.code()));
    }
    if (certificate) {
      return certificate(reader);
    }
    if (behindProxy) {
      return new Transport.BehindProxy(trusted(reader));
    }
    return selfSigned ? new Transport.SelfSigned() : new Transport.Loopback();
  }

  private static Transport certificate(SettingReader reader) {
    for (Setting half : Set.of(Setting.TLS_CERTIFICATE, Setting.TLS_KEY)) {
      if (!reader.has(half)) {
        reader.wrong(half, "PEM");
      }
    }
    var chain = reader.file(Setting.TLS_CERTIFICATE);
    var key = reader.file(Setting.TLS_KEY);
    return chain.isPresent() && key.isPresent()
        ? new Transport.Certificate(chain.get(), key.get())
        : new Transport.SelfSigned();
  }

  private static Set<InetAddress> trusted(SettingReader reader) {
    Set<InetAddress> trusted = new HashSet<>();
    for (String one : reader.value(Setting.PROXY_TRUSTED).text().split("[, ]+", -1)) {
      SettingReader.host(one)
          .ifPresentOrElse(
              trusted::add, () -> reader.wrong(Setting.PROXY_TRUSTED, "127.0.0.1, 10.0.0.2"));
    }
    return trusted;
  }

  /** The origin of the links that are handed out, once the port is known. */
  public URI origin(int port) {
    String host = address.getAddress().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return publicAddress.orElseGet(
        () -> URI.create((transport.secure() ? "https://" : "http://") + shown + ":" + port));
  }
}
