/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The real OpenStack that {@code testbed/openstack-up} brought up for the live tests. */
final class TestCloud {
  private static final Path TESTBED = GuideTest.ROOT.resolve("testbed");
  private static final Pattern SETTING = Pattern.compile("OS_([A-Z_]+)=(\\S+)");

  private static final Set<String> AUTH =
      Set.of(
          "auth_url",
          "username",
          "password",
          "project_name",
          "user_domain_name",
          "project_domain_name");

  private final Path folder;

  private TestCloud(Path folder) {
    this.folder = folder;
  }

  static TestCloud running() {
    String folder = System.getenv("OPENSTACK_TESTBED_DIR");
    assertThat(folder)
        .as("OPENSTACK_TESTBED_DIR: run ./test, which brings up the cloud of the live tests")
        .isNotNull();
    return new TestCloud(Path.of(folder));
  }

  /** The one that was brought up in a folder. */
  static TestCloud at(Path folder) {
    return new TestCloud(folder);
  }

  /** Writes a clouds.yaml for its administrator. */
  void cloudsFile(Path file, String name) throws IOException {
    write(file, name, "password", administrator());
  }

  /** Writes a clouds.yaml for one of the people it was seeded with. */
  void cloudsFileOf(Path file, String name, String user) throws IOException {
    for (JsonNode one : seed().path("users")) {
      if (one.path("name").stringValue().equals(user)) {
        Map<String, String> auth = new LinkedHashMap<>();
        auth.put("auth_url", seed().path("auth_url").stringValue());
        auth.put("username", user);
        auth.put("password", one.path("password").stringValue());
        auth.put("project_name", one.path("project").stringValue());
        auth.put("user_domain_name", one.path("domain").stringValue());
        auth.put("project_domain_name", one.path("domain").stringValue());
        write(file, name, "password", auth);
        return;
      }
    }
    throw new AssertionError("no such person: " + user);
  }

  /** Makes an application credential of its administrator and writes a clouds.yaml for it. */
  void cloudsFileOfCredential(Path file, String name) throws IOException, InterruptedException {
    Map<String, String> account = administrator();
    String url = account.getOrDefault("auth_url", "");
    ObjectNode login = JsonMapper.shared().createObjectNode();
    ObjectNode identity = login.putObject("auth").putObject("identity");
    identity.putArray("methods").add("password");
    ObjectNode user = identity.putObject("password").putObject("user");
    user.put("name", account.get("username")).put("password", account.get("password"));
    user.putObject("domain").put("name", account.get("user_domain_name"));
    ObjectNode project = ((ObjectNode) login.path("auth")).putObject("scope").putObject("project");
    project.put("name", account.get("project_name"));
    project.putObject("domain").put("name", account.get("project_domain_name"));
    HttpResponse<String> token = post(url + "/auth/tokens", "", login);
    String owner = JsonMapper.shared().readTree(token.body()).at("/token/user/id").stringValue();
    ObjectNode wanted = JsonMapper.shared().createObjectNode();
    wanted.putObject("application_credential").put("name", "assessor-" + System.nanoTime());
    HttpResponse<String> made =
        post(
            url + "/users/" + owner + "/application_credentials",
            token.headers().firstValue("X-Subject-Token").orElseThrow(),
            wanted);
    JsonNode credential = JsonMapper.shared().readTree(made.body()).path("application_credential");
    Map<String, String> auth = new LinkedHashMap<>();
    auth.put("auth_url", url);
    auth.put("application_credential_id", credential.path("id").stringValue());
    auth.put("application_credential_secret", credential.path("secret").stringValue());
    write(file, name, "v3applicationcredential", auth);
  }

  private static HttpResponse<String> post(String url, String token, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!token.isEmpty()) {
      request.header("X-Auth-Token", token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(url).isEqualTo(201);
      return response;
    }
  }

  private Map<String, String> administrator() throws IOException {
    Map<String, String> auth = new LinkedHashMap<>();
    Matcher setting = SETTING.matcher(Files.readString(folder.resolve("etc/openrc")));
    while (setting.find()) {
      String key = setting.group(1).toLowerCase(Locale.ROOT);
      if (AUTH.contains(key)) {
        auth.put(key, setting.group(2));
      }
    }
    return auth;
  }

  private void write(Path file, String name, String type, Map<String, String> auth)
      throws IOException {
    StringBuilder text = new StringBuilder("clouds:\n  " + name + ":\n    auth:\n");
    auth.forEach((key, value) -> text.append("      " + key + ": " + value + "\n"));
    text.append("    auth_type: ").append(type).append('\n');
    text.append("    region_name: ").append(seed().path("region").stringValue()).append('\n');
    Files.writeString(file, text);
  }

  /** What it was seeded with: ids by name. */
  JsonNode seed() throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("seed.json")));
  }

  /** Ends one of its processes. */
  void stop(String process) throws IOException, InterruptedException {
    Typed stopped =
        Typed.run(folder, List.of(TESTBED.resolve("exercise").toString(), "stop", process));
    assertThat(stopped.exit()).as(stopped.printed()).isZero();
  }

  /** Starts what is not running. */
  void start() throws IOException, InterruptedException {
    Typed started = Typed.run(folder, List.of(TESTBED.resolve("openstack-up").toString()));
    assertThat(started.exit()).as(started.printed()).isZero();
  }
}
