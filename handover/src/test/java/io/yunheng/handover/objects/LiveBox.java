/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.openstack.config.Account;
import io.yunheng.estate.openstack.config.CloudConfig;
import io.yunheng.estate.openstack.config.Identity;
import io.yunheng.estate.openstack.config.Scope;
import io.yunheng.estate.openstack.http.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A container of its own in the Swift that {@code testbed/openstack-up} brought up. */
public final class LiveBox {
  private static final String PERSON = "gov-operator";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonNode seed;
  private final CloudLogin login;
  final String name = "box-" + System.nanoTime();
  final String segments = name + "-segments";
  private boolean keeping;

  public LiveBox() throws IOException, InterruptedException {
    String folder = System.getenv("OPENSTACK_TESTBED_DIR");
    assertThat(folder)
        .as("OPENSTACK_TESTBED_DIR: run ./test, which brings up the cloud of the live tests")
        .isNotNull();
    seed = JsonMapper.shared().readTree(Files.readAllBytes(Path.of(folder, "seed.json")));
    login = CloudLogin.of(cloud(password()));
    send("PUT", name, "", new byte[0], Map.of());
    send("PUT", segments, "", new byte[0], Map.of());
  }

  private JsonNode person() {
    for (JsonNode one : seed.path("users")) {
      if (one.path("name").stringValue().equals(PERSON)) {
        return one;
      }
    }
    throw new AssertionError(PERSON);
  }

  private String password() {
    return person().path("password").stringValue();
  }

  public CloudConfig cloud() {
    return cloud(password());
  }

  CloudConfig cloud(String password) {
    Identity domain =
        new Identity(
            Optional.empty(), Optional.of(person().path("domain").stringValue()), Optional.empty());
    return new CloudConfig(
        "test",
        URI.create(seed.path("auth_url").stringValue()),
        new Account.Password(
            new Identity(Optional.empty(), Optional.of(PERSON), Optional.of(domain)),
            new Secret(password)),
        new Scope.Project(
            new Identity(
                Optional.empty(),
                Optional.of(person().path("project").stringValue()),
                Optional.of(domain))),
        Optional.of(seed.path("region").stringValue()),
        "public",
        Optional.empty());
  }

  /** The container through one of the two APIs. */
  public ObjectStore store(boolean throughS3) throws InterruptedException {
    return throughS3
        ? ObjectStore.of(new ObjectAddress.S3(name, ""), s3(), StoreConformance.QUICK)
        : ObjectStore.of(new ObjectAddress.Swift(name, ""), cloud(), StoreConformance.QUICK);
  }

  S3Access s3() {
    return s3(seed.path("s3").path("secret").stringValue());
  }

  S3Access s3(String secret) {
    return new S3Access(
        URI.create(seed.path("s3").path("endpoint").stringValue()),
        seed.path("region").stringValue(),
        new S3Access.Keys(
            seed.path("s3").path("access").stringValue(), new Secret(secret), Optional.empty()),
        S3Access.Style.PATH,
        Optional.empty());
  }

  public void put(String key, byte[] content, String type, Map<String, String> headers)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", type);
    send("PUT", name, "/" + Escapes.path(key), content, all);
  }

  void putSegment(String key, byte[] content) throws IOException, InterruptedException {
    send("PUT", segments, "/" + Escapes.path(key), content, Map.of());
  }

  public void delete(String key) throws IOException, InterruptedException {
    send("DELETE", name, "/" + Escapes.path(key), new byte[0], Map.of());
  }

  /** All versions are kept from now on. */
  public void keepVersions() throws IOException, InterruptedException {
    keeping = true;
    send("POST", name, "", new byte[0], Map.of("X-Versions-Enabled", "true"));
  }

  void send(String method, String container, String rest, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    login.endpoint(io.yunheng.estate.openstack.session.ServiceKind.OBJECT_STORE)
                        + "/"
                        + container
                        + rest))
            .header("X-Auth-Token", login.token().reveal())
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode() / 100)
        .as(method + " " + rest + " " + response.body())
        .isEqualTo(2);
  }

  /** Takes all of it away. */
  public void clean() throws IOException, InterruptedException {
    for (String container : List.of(name, segments)) {
      try (ObjectStore store =
          ObjectStore.of(new ObjectAddress.Swift(container, ""), cloud(), StoreConformance.QUICK)) {
        for (Listed each : StoreConformance.listed(store, true)) {
          switch (each) {
            case Listed.Present(StoredObject object) ->
                remove(container, object.key(), object.version().orElse("null"));
            case Listed.DeleteMarker marker -> remove(container, marker.key(), marker.version());
            case Listed.Unusable _ -> {
              // Nothing to take away.
            }
          }
        }
      }
      send("DELETE", container, "", new byte[0], Map.of());
    }
    client.close();
  }

  private void remove(String container, ObjectKey key, String version)
      throws IOException, InterruptedException {
    boolean only = version.equals("null") && !keeping;
    String query = only ? "" : "?version-id=" + Escapes.value(version);
    send("DELETE", container, "/" + Escapes.path(key.text()) + query, new byte[0], Map.of());
  }
}
