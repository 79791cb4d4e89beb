/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The services of a cloud and their endpoints, as a token lists them. */
public final class ServiceCatalog {

  /**
   * One address of a service.
   *
   * @param type the service's type, for example {@code compute}
   * @param name the service's name, for example {@code nova}
   * @param exposure public, internal or admin
   */
  public record Endpoint(
      String id, String type, String name, String exposure, String region, String url) {

    /** The address, if it is one that HTTP can use. */
    public Optional<URI> uri() {
      try {
        URI uri = new URI(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        boolean usable =
            (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null;
        return usable ? Optional.of(uri) : Optional.empty();
      } catch (URISyntaxException e) {
        return Optional.empty();
      }
    }
  }

  private final List<Endpoint> endpoints;

  private ServiceCatalog(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  /** Reads the {@code catalog} of a token. */
  public static ServiceCatalog of(JsonNode catalog) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (JsonNode service : catalog) {
      String type = service.path("type").asString("");
      String name = service.path("name").asString("");
      for (JsonNode endpoint : service.path("endpoints")) {
        String region = endpoint.path("region_id").asString(endpoint.path("region").asString(""));
        endpoints.add(
            new Endpoint(
                endpoint.path("id").asString(""),
                type,
                name,
                endpoint.path("interface").asString(""),
                region,
                endpoint.path("url").asString("")));
      }
    }
    return new ServiceCatalog(List.copyOf(endpoints));
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** The regions that endpoints are in, sorted. */
  public Set<String> regions() {
    Set<String> regions = new TreeSet<>();
    endpoints.forEach(endpoint -> regions.add(endpoint.region()));
    return regions;
  }

  /** Whether there is a service of one of these types. */
  public boolean offers(List<String> types) {
    return endpoints.stream().anyMatch(endpoint -> types.contains(endpoint.type()));
  }

  public Optional<URI> find(List<String> types, String region, String exposure) {
    for (String type : types) {
      for (Endpoint endpoint : endpoints) {
        if (endpoint.type().equals(type)
            && endpoint.exposure().equals(exposure)
            && endpoint.region().equals(region)) {
          return endpoint.uri();
        }
      }
    }
    return Optional.empty();
  }
}
