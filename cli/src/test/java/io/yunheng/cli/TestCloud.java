/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real OpenStack that {@code testbed/openstack-up} brought up for the live tests. */
final class TestCloud {
  private static final Path TESTBED = GuideTest.ROOT.resolve("testbed");
  private static final Pattern SETTING = Pattern.compile("OS_([A-Z_]+)=(\\S+)");

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

  /** Writes a clouds.yaml for its administrator. */
  void cloudsFile(Path file, String name) throws IOException {
    StringBuilder text = new StringBuilder("clouds:\n  " + name + ":\n    auth:\n");
    Matcher setting = SETTING.matcher(Files.readString(folder.resolve("etc/openrc")));
    String region = "RegionOne";
    while (setting.find()) {
      String key = setting.group(1).toLowerCase(Locale.ROOT);
      switch (key) {
        case "auth_url",
            "username",
            "password",
            "project_name",
            "user_domain_name",
            "project_domain_name" ->
            text.append("      ").append(key).append(": ").append(setting.group(2)).append('\n');
        case "region_name" -> region = setting.group(2);
        default -> {}
      }
    }
    Files.writeString(file, text.append("    region_name: ").append(region).append('\n'));
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
