/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder for temporary files: private, removed at the end, and by the next run if need be. */
class ProcessFolderTest {
  /** Greater than any process id of Linux. */
  private static final String NOBODYS = "yunheng-999999999-1-";

  @TempDir private Path place;

  /** A process that has a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    /** Arguments: the place. */
    public static void main(String[] arguments) throws IOException {
      Path folder = ProcessFolder.open(Path.of(arguments[0])).path();
      Files.writeString(Files.createDirectory(folder.resolve("deep")).resolve("sheet"), "rows");
      System.out.println(folder);
      int _ = System.in.read();
    }
  }

  private record Held(Process process, Path folder) {
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  private Held hold() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                place.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader();
    return new Held(process, Path.of(String.valueOf(said.readLine())));
  }

  private List<Path> inPlace() throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.sorted().toList();
    }
  }

  @Test
  void onlyItsOwnerMayEnterAndItGoesWithAllThatIsInIt() throws IOException {
    Path path;
    try (ProcessFolder folder = ProcessFolder.open(place)) {
      path = folder.path();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/c"), "text");
    }
    assertThat(path).doesNotExist();
    assertThat(inPlace()).isEmpty();
  }

  @Test
  void whatALivingProcessUsesStaysAndWhatAKilledOneLeftGoes() throws Exception {
    Held held = hold();
    try (ProcessFolder other = ProcessFolder.open(place)) {
      assertThat(inPlace()).containsExactlyInAnyOrder(held.folder(), other.path());
      assertThat(held.folder().resolve("deep/sheet")).hasContent("rows");
    } finally {
      held.kill();
    }
    assertThat(held.folder().resolve("deep/sheet")).hasContent("rows");
    try (ProcessFolder next = ProcessFolder.open(place)) {
      assertThat(inPlace()).containsExactly(next.path());
    }
  }

  @Test
  void aLivingProcessInAnotherContainerKeepsItsFolder() throws Exception {
    Held held = hold();
    Path elsewhere = place.resolve(NOBODYS + "7");
    try {
      Files.move(held.folder(), elsewhere);
      ProcessFolder.open(place).close();
      assertThat(elsewhere.resolve("deep/sheet")).hasContent("rows");
    } finally {
      held.kill();
    }
    ProcessFolder.open(place).close();
    assertThat(inPlace()).isEmpty();
  }

  @Test
  void oneProcessMayHaveSeveral() throws IOException {
    try (ProcessFolder one = ProcessFolder.open(place);
        ProcessFolder other = ProcessFolder.open(place)) {
      assertThat(inPlace()).containsExactlyInAnyOrder(one.path(), other.path());
    }
  }

  @Test
  void whatOnlyLooksLikeOneIsLeftAlone() throws IOException {
    Path precious =
        Files.writeString(Files.createDirectory(place.resolve("mine")).resolve("a"), "");
    Path link = Files.createSymbolicLink(place.resolve(NOBODYS + "1"), precious.getParent());
    Path file = Files.writeString(place.resolve(NOBODYS + "2"), "");
    Path other = Files.createDirectory(place.resolve("yunheng-chromium123"));
    Path foreign = Files.createDirectory(place.resolve(NOBODYS + "3"));
    Path inside = Files.createDirectory(place.resolve(NOBODYS + "4"));
    Files.createSymbolicLink(inside.resolve("out"), precious.getParent());
    boolean root = System.getProperty("user.name").equals("root");
    if (root) {
      Files.setAttribute(foreign, "unix:uid", 65534);
    }
    ProcessFolder.open(place).close();
    assertThat(precious).exists();
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(file).exists();
    assertThat(other).exists();
    assertThat(Files.exists(foreign)).isEqualTo(root);
    assertThat(inside).doesNotExist();
  }
}
