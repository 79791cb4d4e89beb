/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fixity.tree.PortableCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way of reaching files has to do alike, and where it may differ. */
class TreeWalkTest {
  /** How files are reached. */
  enum Way {
    SYSTEM,
    PORTABLE,
    /** Portable on a file system whose folders are known by their paths alone. */
    BY_PATHS;

    DigestEngine engine() {
      return switch (this) {
        case SYSTEM -> DigestEngine.scalar();
        case PORTABLE -> DigestEngine.scalar().reading(TreeAccess.PORTABLE);
        case BY_PATHS -> DigestEngine.scalar().reading(PortableCalls.origin(false));
      };
    }
  }

  /** Names that Linux takes. */
  private static final List<String> HOSTILE =
      List.of(
          " ",
          "a\nb",
          "a\tb",
          "-rf",
          "~",
          "$(id)",
          "a\\b",
          "*",
          "\"'",
          "文件 名",
          "e\u0301",
          "é",
          "a:b",
          "con",
          "...",
          "x".repeat(255),
          "\uD83D\uDE00",
          "\u202Etxt.exe",
          "\uFFFD");

  @TempDir private Path root;

  @ParameterizedTest
  @EnumSource
  void hostileNamesAreKept(Way way) throws Exception {
    for (String name : HOSTILE) {
      Files.writeString(Files.createDirectory(root.resolve(name)).resolve(name), name);
    }

    Map<String, TreeEntry> found = found(way, root);

    assertThat(found).hasSameSizeAs(HOSTILE);
    for (String name : HOSTILE) {
      assertThat(found.get(name + "/" + name))
          .as(name)
          .isInstanceOfSatisfying(
              TreeEntry.Digested.class,
              one -> assertThat(one.stat().size()).isEqualTo(name.getBytes(UTF_8).length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void linksAreRecordedAndNotFollowed(Way way) throws Exception {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Path tree = Files.createDirectory(root.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("folder"), outside);
    Files.createSymbolicLink(tree.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(tree.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(tree.resolve("nowhere"), Path.of("../文件"));
    run("ln -s '..//./folder/' '" + tree + "/slashes'");

    Map<String, TreeEntry> found = found(way, tree);

    assertThat(found).containsOnlyKeys("folder", "file", "self", "nowhere", "slashes");
    assertThat(found.values()).allMatch(TreeEntry.Link.class::isInstance);
    assertThat(found.get("slashes"))
        .isEqualTo(new TreeEntry.Link(path("slashes"), path("..//./folder/")));
    assertThat(found.get("nowhere")).isEqualTo(new TreeEntry.Link(path("nowhere"), path("../文件")));
  }

  @ParameterizedTest
  @EnumSource
  void aRootMayBeALinkOrAFile(Way way) throws Exception {
    Path tree = Files.createDirectory(root.resolve("tree"));
    Files.writeString(tree.resolve("a"), "a");
    Files.createSymbolicLink(root.resolve("link"), tree);

    assertThat(found(way, root.resolve("link"))).containsOnlyKeys("a");
    assertThat(found(way, tree.resolve("a"))).containsOnlyKeys("a");
    assertThatThrownBy(() -> found(way, root.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessage("No such file or directory");
  }

  @ParameterizedTest
  @EnumSource(names = {"SYSTEM", "PORTABLE"})
  void aTreeMayBeDeeperThanAPathIsLong(Way way) throws Exception {
    run(
        "cd '"
            + root
            + "' && for i in $(seq 60); do n=$(printf 'd%.0s' {1..200}); mkdir $n && cd -P $n ||"
            + " exit 1; done && printf deep > file");
    try {
      Map<String, TreeEntry> found = found(way, root);

      assertThat(found.keySet()).singleElement().asString().hasSize(60 * 201 + 4);
      assertThat(found.values()).singleElement().isInstanceOf(TreeEntry.Digested.class);
    } finally {
      run("rm -rf '" + root + "'/*");
    }
  }

  @Test
  void whatIsTooDeepForPathsIsNotRead() throws Exception {
    run(
        "cd '"
            + root
            + "' && for i in $(seq 60); do n=$(printf 'd%.0s' {1..200}); mkdir $n && cd -P $n ||"
            + " exit 1; done && printf deep > file");
    try {
      assertThat(found(Way.BY_PATHS, root).values())
          .singleElement()
          .isInstanceOfSatisfying(
              TreeEntry.Unread.class,
              one -> assertThat(one.path().toString()).doesNotEndWith("file"));
    } finally {
      run("rm -rf '" + root + "'/*");
    }
  }

  @ParameterizedTest
  @EnumSource
  void specialFilesAreNotRead(Way way) throws Exception {
    run("cd '" + root + "' && mkfifo pipe && mkdir empty && mknod null c 1 3");

    Map<String, TreeEntry> found = found(way, root);

    assertThat(found).containsOnlyKeys("pipe", "empty", "null");
    assertThat(found.get("empty")).isInstanceOf(TreeEntry.EmptyDirectory.class);
    boolean known = way == Way.SYSTEM;
    assertThat(found.get("pipe"))
        .isEqualTo(new TreeEntry.Special(path("pipe"), known ? Stat.Type.PIPE : Stat.Type.OTHER));
    assertThat(found.get("null"))
        .isEqualTo(
            new TreeEntry.Special(
                path("null"), known ? Stat.Type.CHARACTER_DEVICE : Stat.Type.OTHER));
  }

  @ParameterizedTest
  @EnumSource
  void namesThatAreNoTextAreKeptOrMakeTheirFolderUnread(Way way) throws Exception {
    run(
        "cd '"
            + root
            + "' && mkdir d && printf x > $'d/caf\\xe9' && printf y > $'d/\\xff' && printf z >"
            + " d/z");

    Map<String, TreeEntry> found = found(way, root);

    if (way == Way.SYSTEM) {
      assertThat(found).hasSize(3);
      assertThat(found.values()).allMatch(TreeEntry.Digested.class::isInstance);
    } else {
      assertThat(found).containsOnlyKeys("d", "d/z");
      assertThat(found.get("d"))
          .isInstanceOfSatisfying(
              TreeEntry.Unread.class,
              one -> {
                assertThat(one.directory()).isTrue();
                assertThat(one.why()).contains("no text", "2");
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKnownOfAFileIsTheSame(Way way) throws Exception {
    Path file = Files.writeString(root.resolve("a"), "abc");
    run("chmod 640 '" + file + "' && touch -d '2001-02-03T04:05:06.123456789Z' '" + file + "'");

    assertThat(found(way, root).get("a"))
        .isInstanceOfSatisfying(
            TreeEntry.Digested.class,
            one -> {
              assertThat(one.stat().permissions()).isEqualTo(0640);
              assertThat(one.stat().modified()).isEqualTo(981_173_106_123_456_789L);
              assertThat(one.stat().sparse()).isFalse();
              assertThat(one.digests())
                  .containsEntry(
                      Algorithm.SM3,
                      "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
            });
  }

  /** What is done to a tree when its first file is opened. */
  private interface Deed {
    void run(TreePath first) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void filesThatVanishAreNotRead(Way way) throws Exception {
    for (int n = 0; n < 40; n++) {
      Files.writeString(root.resolve("f" + n), "here");
    }

    Map<String, TreeEntry> found =
        interfered(
            way,
            root,
            first -> {
              for (int n = 0; n < 40; n++) {
                if (!first.toString().equals("f" + n)) {
                  Files.delete(root.resolve("f" + n));
                }
              }
            });

    assertThat(found).hasSize(40);
    assertThat(found.values().stream().filter(TreeEntry.Digested.class::isInstance)).hasSize(1);
    assertThat(found.values().stream().filter(TreeEntry.Unread.class::isInstance))
        .hasSize(39)
        .allMatch(one -> ((TreeEntry.Unread) one).why().equals("No such file or directory"));
  }

  @ParameterizedTest
  @EnumSource
  void aFolderThatIsReplacedByALinkDoesNotLeadOutside(Way way) throws Exception {
    Path outside = Files.createDirectory(root.resolve("outside"));
    for (int n = 0; n < 40; n++) {
      Files.writeString(outside.resolve("f" + n), "secret");
    }
    Path tree = Files.createDirectory(root.resolve("tree"));
    Path folder = Files.createDirectory(tree.resolve("folder"));
    for (int n = 0; n < 40; n++) {
      Files.writeString(folder.resolve("f" + n), "inside");
    }
    Path away = root.resolve("away");
    Map<String, TreeEntry> found =
        interfered(
            way,
            tree,
            _ -> {
              Files.move(folder, away, StandardCopyOption.ATOMIC_MOVE);
              Files.createSymbolicLink(folder, outside);
            });

    String secret = digest(way, outside.resolve("f0"));
    assertThat(found.values())
        .allSatisfy(
            one -> {
              if (one instanceof TreeEntry.Digested file) {
                assertThat(file.digests().values()).doesNotContain(secret);
              }
            });
    assertThat(found).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource
  void chunksAreReadThroughNoLink(Way way) throws Exception {
    Path folder = Files.createDirectory(root.resolve("d"));
    Files.write(folder.resolve("f"), new byte[3 * ChunkScheme.SMALLEST]);
    Files.createSymbolicLink(root.resolve("link"), folder);
    Files.createSymbolicLink(folder.resolve("to"), Path.of("f"));
    ChunkScheme chunking = new ChunkScheme(ChunkScheme.SMALLEST, EnumSet.of(Algorithm.SM3));
    try (DigestEngine engine = way.engine()) {
      try (FileChunks file = FileChunks.open(root, path("d/f"), engine)) {
        List<Long> numbers = new java.util.concurrent.CopyOnWriteArrayList<>();
        java.util.Iterator<Long> next = List.of(2L, 0L, 1L).iterator();
        file.digest(
            new FileChunks.Wanted(
                chunking,
                Algorithm.SM3,
                file.stat().size(),
                0,
                () -> next.hasNext() ? OptionalLong.of(next.next()) : OptionalLong.empty()),
            2,
            _ -> {},
            (number, _) -> numbers.add(number));
        assertThat(numbers).containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(file.unchanged()).isTrue();
      }
      for (String other : List.of("link/f", "d/to", "d/none", "d", "../" + root.getFileName())) {
        assertThatThrownBy(() -> FileChunks.open(root, path(other), engine).close())
            .as(other)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void theSystemIsNotAskedWhereTheSwitchSaysSo() {
    try (DigestEngine engine = Way.PORTABLE.engine();
        DigestEngine system = Way.SYSTEM.engine()) {
      assertThat(engine.access()).isEqualTo(TreeAccess.PORTABLE);
      assertThat(engine.calls()).isInstanceOf(PortableCalls.class);
      assertThat(system.access()).isEqualTo(TreeAccess.SYSTEM);
      assertThat(system.access().unseen()).isEmpty();
    }
  }

  private static TreePath path(String text) {
    return TreePath.of(text.getBytes(UTF_8));
  }

  private static String digest(Way way, Path file) throws Exception {
    return found(way, file).values().stream()
        .map(TreeEntry.Digested.class::cast)
        .flatMap(one -> one.digests().values().stream())
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, TreeEntry> found(Way way, Path tree) throws Exception {
    Map<String, TreeEntry> found = new ConcurrentHashMap<>();
    try (DigestEngine engine = way.engine()) {
      TreeDigests.of(
          tree,
          EnumSet.of(Algorithm.SM3),
          engine,
          2,
          one -> assertThat(found.put(one.path().toString(), one)).isNull());
    }
    return new HashMap<>(found);
  }

  /** Does something when the first file of a tree is opened. */
  private static Map<String, TreeEntry> interfered(Way way, Path tree, Deed deed) throws Exception {
    Map<String, TreeEntry> found = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    Attendant<Attendant.Watch> attendant =
        new Attendant<>() {
          @Override
          public Optional<Watch> begin(TreePath path, Stat stat) throws IOException {
            if (done.compareAndSet(false, true)) {
              deed.run(path);
            }
            return Optional.of(Watch.NOTHING);
          }

          @Override
          public void found(TreeEntry one, Optional<Watch> watch) {
            found.put(one.path().toString(), one);
          }
        };
    try (DigestEngine engine = way.engine()) {
      TreeDigests.of(tree, EnumSet.of(Algorithm.SM3), engine, 1, attendant);
    }
    return new HashMap<>(found);
  }

  private static void run(String script) throws Exception {
    Process process = new ProcessBuilder("bash", "-c", script).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
