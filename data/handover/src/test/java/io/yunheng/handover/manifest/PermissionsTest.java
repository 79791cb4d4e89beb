/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.TreeAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may not be read, from the beginning or from one day to the next. */
class PermissionsTest {
  /** Without these even the super-user is held to permissions. */
  private static final String RIGHTS = "-dac_override,-dac_read_search";

  @TempDir private Path root;
  private Path tree;
  private final List<Path> closed = new ArrayList<>();

  @BeforeEach
  void lay() throws IOException {
    tree = root.resolve("tree");
    Handing.file(tree.resolve("open.txt"), "open");
    Handing.file(tree.resolve("secret.txt"), "secret");
    Handing.file(tree.resolve("closed/inside.txt"), "inside");
    Handing.file(tree.resolve("names-only/inside.txt"), "inside");
  }

  @AfterEach
  void open() throws IOException {
    for (Path path : closed) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private void close(String path, String permissions) throws IOException {
    Files.setPosixFilePermissions(tree.resolve(path), PosixFilePermissions.fromString(permissions));
    closed.add(tree.resolve(path));
  }

  private void closeAll() throws IOException {
    close("secret.txt", "-wx------");
    close("closed", "-wx------");
    close("names-only", "rw-------");
  }

  private static void run(TreeAccess access, String what, Path from, Path to)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (Files.getOwner(to.getParent()).getName().equals("root")) {
      command.addAll(List.of("setpriv", "--bounding-set=" + RIGHTS, "--inh-caps=" + RIGHTS));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-D" + CutOff.WALK + "=" + access.code(),
            "-cp",
            System.getProperty("java.class.path"),
            CutOff.class.getName(),
            what,
            from.toString(),
            to.toString()));
    Process other = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream said = other.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(other.waitFor()).as(text).isZero();
    }
  }

  private static List<String> lines(Path file, String... members) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode json = JsonMapper.shared().readTree(line);
      all.add(
          List.of(members).stream()
              .map(name -> json.path(name).asString(""))
              .collect(Collectors.joining(" "))
              .strip());
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void whatMayNotBeReadIsLostAndNotPassedOver(TreeAccess access) throws Exception {
    closeAll();
    Path bag = root.resolve("bag");
    run(access, "create", tree, bag);

    assertThat(lines(bag.resolve("handover/entries.jsonl"), "path", "kind", "cause"))
        .containsExactly(
            "closed lost folder-unread",
            "names-only/inside.txt lost file-unread",
            "open.txt file",
            "secret.txt lost file-unread");
  }

  @ParameterizedTest
  @EnumSource
  void whatMayNoLongerBeReadIsNeitherMissingNorTheSame(TreeAccess access) throws Exception {
    Path bag = root.resolve("lists");
    Handing.make(new Handing(bag).request(false, tree));
    closeAll();
    Path result = root.resolve("result");
    run(access, "verify", bag.resolve("out"), result);

    assertThat(lines(result.resolve("discrepancies.jsonl"), "kind", "path"))
        .containsExactly(
            "unread closed",
            "unread closed/inside.txt",
            "unread names-only/inside.txt",
            "unread secret.txt");
  }
}
