/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDigestsTest {
  private static final long SEED = 20_261_121;

  @TempDir private Path root;

  @Test
  void everyFileOfATreeIsDigestedOnce() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, byte[]> written = new TreeMap<>();
    for (int n = 0; n < 3_000; n++) {
      String name = "d" + random.nextInt(40) + "/e" + random.nextInt(5) + "/文件 " + n;
      byte[] bytes = new byte[random.nextInt(random.nextInt(1, 30_000))];
      random.nextBytes(bytes);
      Files.createDirectories(root.resolve(name).resolve(".."));
      Files.write(root.resolve(name), bytes);
      written.put(name, bytes);
    }

    Map<String, TreeEntry> found = digested();

    assertThat(found).hasSameSizeAs(written);
    written.forEach(
        (name, bytes) ->
            assertThat(found.get(name))
                .as("seed %d, %s", SEED, name)
                .isInstanceOfSatisfying(
                    TreeEntry.Digested.class,
                    one -> {
                      assertThat(one.stat().size()).isEqualTo(bytes.length);
                      assertThat(one.digests())
                          .containsEntry(Algorithm.SM3, sm3(bytes))
                          .containsEntry(Algorithm.SHA_256, sha256(bytes));
                    }));
  }

  @Test
  void whatIsNoFileHasItsOutcome() throws IOException, InterruptedException {
    Files.createDirectories(root.resolve("empty"));
    Files.createDirectories(root.resolve("some"));
    Files.writeString(root.resolve("some/file"), "x");
    Files.createSymbolicLink(root.resolve("link"), Path.of("some/file"));
    Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
    run("mkfifo", root.resolve("pipe").toString());

    Map<String, TreeEntry> found = digested();

    assertThat(found).containsOnlyKeys("empty", "some/file", "link", "up", "dangling", "pipe");
    assertThat(found.get("empty")).isInstanceOf(TreeEntry.EmptyDirectory.class);
    assertThat(found.get("pipe"))
        .isInstanceOfSatisfying(
            TreeEntry.Special.class, one -> assertThat(one.type()).isEqualTo(Stat.Type.PIPE));
    assertThat(found.get("up"))
        .isInstanceOfSatisfying(
            TreeEntry.Link.class, one -> assertThat(one.target()).hasToString(".."));
  }

  @Test
  void holesAreZerosAndNamesOfOneFileAreKnown() throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("sparse").toFile(), "rw")) {
      file.setLength(3 << 20);
      file.seek(1 << 20);
      file.write(1);
    }
    Files.createLink(root.resolve("again"), root.resolve("sparse"));
    byte[] bytes = new byte[3 << 20];
    bytes[1 << 20] = 1;

    Map<String, TreeEntry> found = digested();

    for (String name : new String[] {"sparse", "again"}) {
      assertThat(found.get(name))
          .isInstanceOfSatisfying(
              TreeEntry.Digested.class,
              one -> {
                assertThat(one.digests()).containsEntry(Algorithm.SM3, sm3(bytes));
                assertThat(one.stat().sparse()).isTrue();
                assertThat(one.stat().links()).isEqualTo(2);
              });
    }
  }

  @Test
  void pathsLongerThanTheSystemTakesAtOnceAreReached() throws IOException, InterruptedException {
    run(
        "bash",
        "-c",
        "cd '"
            + root
            + "' && for i in $(seq 60); do n=$(printf 'd%.0s' {1..200}); mkdir $n && cd -P $n ||"
            + " exit 1; done && printf deep > file");
    try {
      Map<String, TreeEntry> found = digested();

      assertThat(found).hasSize(1);
      assertThat(found.keySet().iterator().next()).hasSizeGreaterThan(12_000).endsWith("/file");
      assertThat(found.values())
          .allSatisfy(
              one ->
                  assertThat(one)
                      .isInstanceOfSatisfying(
                          TreeEntry.Digested.class,
                          file ->
                              assertThat(file.digests())
                                  .containsEntry(
                                      Algorithm.SM3,
                                      sm3("deep".getBytes(StandardCharsets.US_ASCII)))));
    } finally {
      run("bash", "-c", "rm -rf '" + root + "'/*");
    }
  }

  @Test
  void namesThatAreNotTextAreKeptAsTheyAre() throws IOException, InterruptedException {
    run("bash", "-c", "cd '" + root + "' && printf x > $'caf\\xe9' && printf y > $'a\\nb'");
    Map<TreePath, TreeEntry> found = new ConcurrentHashMap<>();
    try (DigestEngine engine = DigestEngine.scalar()) {
      TreeDigests.of(root, EnumSet.of(Algorithm.SM3), engine, 1, one -> found.put(one.path(), one));
    }

    TreePath odd = TreePath.of(new byte[] {'c', 'a', 'f', (byte) 0xe9});
    assertThat(found).containsOnlyKeys(odd, TreePath.of("a\nb".getBytes(StandardCharsets.UTF_8)));
    assertThat(odd.text()).isEmpty();
  }

  @Test
  void aRootThatIsNotThereIsAFault() {
    assertThatThrownBy(
            () ->
                TreeDigests.of(
                    root.resolve("none"),
                    EnumSet.of(Algorithm.SM3),
                    DigestEngine.scalar(),
                    2,
                    _ -> {}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFaultOfWhoeverListensEndsTheWork() throws IOException {
    for (int n = 0; n < 2_000; n++) {
      Files.writeString(root.resolve("f" + n), "x");
    }

    assertThatThrownBy(
            () ->
                TreeDigests.of(
                    root,
                    EnumSet.of(Algorithm.SM3),
                    DigestEngine.scalar(),
                    2,
                    _ -> {
                      throw new IllegalArgumentException("full");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("full");
  }

  private Map<String, TreeEntry> digested() throws IOException, InterruptedException {
    Map<String, TreeEntry> found = new ConcurrentHashMap<>();
    try (DigestEngine engine = DigestEngine.fastest()) {
      TreeDigests.of(
          root,
          EnumSet.of(Algorithm.SM3, Algorithm.SHA_256),
          engine,
          2,
          one -> assertThat(found.put(one.path().toString(), one)).isNull());
    }
    return found;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static String sm3(byte[] bytes) {
    SM3Digest digest = new SM3Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return HexFormat.of().formatHex(out);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
