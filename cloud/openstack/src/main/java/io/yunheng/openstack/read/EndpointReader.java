/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Endpoint;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceCatalog;
import io.yunheng.openstack.http.Handshake;
import io.yunheng.openstack.session.Api;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the management interfaces from the catalogue, and looks at the TLS of each with a
 * handshake.
 */
public final class EndpointReader {
  private static final Set<String> EXPOSURES = Set.of("public", "internal", "admin");
  private static final List<String> TLS =
      List.of("tls", "tlsVersion", "serverVerified", "clientCertificate");

  private final CollectionContext ground;
  private final Map<String, Handshake> shown = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  public EndpointReader(CollectionContext ground) {
    this.ground = ground;
  }

  public void read() {
    Origin origin = ground.tokenOrigin();
    CollectedRecords found = ground.found();
    for (ServiceCatalog.Endpoint endpoint : ground.session().token().catalog().endpoints()) {
      if (endpoint.region().equals(ground.session().region())) {
        add(found, endpoint, origin);
      }
    }
    Optional<Gap> gap = Optional.empty();
    if (found.count(Kind.ENDPOINT) == 0) {
      gap = Optional.of(new Gap(Understanding.FAILED, "catalogue-empty", "region", origin));
    } else if (ground.session().token().project().isEmpty()) {
      // endpoints whose address names a project are left out of such a token's catalogue
      gap = Optional.of(new Gap(Understanding.PARTIAL, "needs-project-scope", "catalogue", origin));
    }
    found.cover(Kind.ENDPOINT, Coverage.WHOLE, gap, found.count(Kind.ENDPOINT), origin);
  }

  private void add(CollectedRecords found, ServiceCatalog.Endpoint endpoint, Origin origin) {
    String id =
        endpoint.id().isEmpty() ? endpoint.type() + ":" + endpoint.exposure() : endpoint.id();
    if (!ids.add(id)) {
      return;
    }
    RecordDraft<Endpoint> draft =
        RecordDraft.of(Endpoint.SHAPE, id, origin)
            .set("name", Fact.known(endpoint.name() + " " + endpoint.exposure()))
            .set("service", Fact.known(endpoint.type()))
            .set(
                "exposure",
                EXPOSURES.contains(endpoint.exposure())
                    ? Fact.known(endpoint.exposure())
                    : Fact.none())
            .set("url", Fact.known(endpoint.url()));
    Optional<URI> uri = endpoint.uri();
    if (uri.isEmpty()) {
      Gap gap = new Gap(Understanding.FAILED, "url-invalid", "catalogue", origin);
      TLS.forEach(column -> draft.set(column, Fact.unknown(gap)));
      draft.set("host", Fact.unknown(gap)).set("port", Fact.unknown(gap));
    } else {
      draft
          .set("host", Fact.known(uri.get().getHost()))
          .set("port", Fact.known((long) port(uri.get())));
      probe(found, id, draft, uri.get());
    }
    found.add(draft.build());
  }

  private void probe(CollectedRecords found, String id, RecordDraft<Endpoint> draft, URI uri) {
    if (uri.getScheme().equals("http")) {
      draft
          .set("tls", Fact.known(false))
          .set("tlsVersion", Fact.none())
          .set("serverVerified", Fact.known(false))
          .set("clientCertificate", Fact.known("none"))
          .set("probedAt", Fact.none());
      return;
    }
    String place = "https://" + uri.getHost() + ":" + port(uri);
    Handshake hand =
        shown.computeIfAbsent(place, p -> ground.session().exchange().handshake(URI.create(p)));
    Origin origin =
        new Origin(Api.COLLECTOR, "TLS " + place, hand.time(), ground.session().manner());
    TLS.forEach(column -> found.origin(Kind.ENDPOINT, id, column, origin));
    draft.set("probedAt", Fact.known(hand.time()));
    found.origin(Kind.ENDPOINT, id, "probedAt", origin);
    switch (hand.outcome()) {
      case TLS -> tls(draft, hand, origin);
      case PLAIN ->
          draft
              .set("tls", Fact.known(false))
              .set("tlsVersion", Fact.none())
              .set("serverVerified", Fact.known(false))
              .set("clientCertificate", Fact.known("none"));
      case UNREACHABLE -> {
        Gap gap = new Gap(Understanding.FAILED, "unreachable", place, origin);
        TLS.forEach(column -> draft.set(column, Fact.unknown(gap)));
      }
    }
  }

  private static void tls(RecordDraft<Endpoint> draft, Handshake hand, Origin origin) {
    Gap unseen = new Gap(Understanding.PARTIAL, "handshake-broken", "", origin);
    draft
        .set("tls", Fact.known(true))
        .set(
            "tlsVersion",
            hand.protocol().isEmpty() ? Fact.unknown(unseen) : Fact.known(hand.protocol()))
        .set("serverVerified", Fact.known(hand.verified()))
        .set(
            "clientCertificate",
            hand.clientCertificate().isEmpty()
                ? Fact.unknown(unseen)
                : Fact.known(hand.clientCertificate()));
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
  }
}
