/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A management interface of the cloud. */
public record Endpoint(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> service,
    Fact<String> exposure,
    Fact<String> url,
    Fact<String> host,
    Fact<Long> port,
    Fact<String> network,
    Fact<Boolean> tls,
    Fact<String> tlsVersion,
    Fact<Boolean> serverVerified,
    Fact<String> clientCertificate,
    Fact<Instant> probedAt)
    implements Resource {

  public static final Shape<Endpoint> SHAPE =
      Shape.of(
          Kind.ENDPOINT,
          Endpoint.class,
          List.of(
              Column.text("name", Endpoint::name),
              Column.text("service", Endpoint::service),
              Column.word(
                  "exposure",
                  Endpoint::exposure,
                  "public",
                  "internal",
                  "admin",
                  "console",
                  "bastion"),
              Column.text("url", Endpoint::url),
              Column.text("host", Endpoint::host),
              Column.number("port", Endpoint::port),
              Column.ref("network", Kind.NETWORK, Endpoint::network),
              Column.bool("tls", Endpoint::tls),
              Column.text("tlsVersion", Endpoint::tlsVersion),
              Column.bool("serverVerified", Endpoint::serverVerified),
              Column.word(
                  "clientCertificate", Endpoint::clientCertificate, "required", "optional", "none"),
              Column.timeOfReading("probedAt", Endpoint::probedAt)),
          row ->
              new Endpoint(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.number(5),
                  row.text(6),
                  row.bool(7),
                  row.text(8),
                  row.bool(9),
                  row.text(10),
                  row.time(11)));

  @Override
  public Kind kind() {
    return Kind.ENDPOINT;
  }
}
