/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.files.SortedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds keys whose paths cannot coexist on some file systems, in bounded memory. They can all be
 * stored at {@link PayloadPath#apart}.
 */
public final class KeyClashes {
  /** A key that clashes with another one. */
  public record Clash(ObjectKey key, Why why) {}

  /** How. */
  public enum Why {
    /** Another path is the same where letter case or the form of accents does not count. */
    CASE,
    /** Another path has this one for a directory. */
    FOLDER
  }

  private KeyClashes() {}

  /**
   * Finds them.
   *
   * @param scratch a folder for what is sorted on disk, which is taken away
   * @param memory bytes to sort in
   * @param found takes each clashing key, some twice
   * @throws InterruptedException if it is interrupted
   */
  public static void find(ObjectListing listing, Path scratch, long memory, Consumer<Clash> found)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "keys-");
    try (SortedRecords sorted = new SortedRecords(folder, memory)) {
      for (Optional<ListedObject> next = listing.next(); next.isPresent(); next = listing.next()) {
        if (next.get() instanceof ListedObject.Present(StoredObject object)) {
          Optional<String> path = PayloadPath.of(object);
          if (path.isPresent()) {
            sorted.add(folded(path.get()), object.key().bytes());
          }
        }
      }
      compare(sorted, found);
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  /** Slashes become what sorts before all else, so that a folder's files follow its name. */
  private static byte[] folded(String path) {
    String plain = Normalizer.normalize(path, Normalizer.Form.NFD);
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return folded.replace('/', '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static void compare(SortedRecords sorted, Consumer<Clash> found) throws IOException {
    Optional<SortedRecords.Pair> before = sorted.next();
    boolean told = false;
    while (before.isPresent()) {
      Optional<SortedRecords.Pair> next = sorted.next();
      SortedRecords.Pair one = before.get();
      boolean same = next.isPresent() && Arrays.equals(one.key(), next.get().key());
      if (same || told) {
        report(one, Why.CASE, found);
      }
      if (next.isPresent() && !same && below(one.key(), next.get().key())) {
        report(one, Why.FOLDER, found);
      }
      told = same;
      before = next;
    }
  }

  private static boolean below(byte[] folder, byte[] path) {
    return path.length > folder.length
        && path[folder.length] == 0
        && Arrays.equals(folder, 0, folder.length, path, 0, folder.length);
  }

  private static void report(SortedRecords.Pair pair, Why why, Consumer<Clash> found) {
    ObjectKey.of(pair.value()).ifPresent(key -> found.accept(new Clash(key, why)));
  }
}
