/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fault.Word;
import io.yunheng.fixity.Algorithm;
import io.yunheng.handover.Entry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entry as a manifest lists it, as much of it as comparing needs.
 *
 * @param id in the manifest
 * @param size in bytes; of what is no file 0
 * @param unchecked names of digests of it that this program does not compute
 * @param rows of a table
 * @param rowSet digest of a table's rows; empty of what is none
 * @param older whether it is a version of an object that its key does not stand for any more
 * @param tree its chunk trees, if it has any
 * @param target of a link, as it is shown
 * @param name what a person calls it
 * @param rawPath in hex, if the path is not written as it is
 * @param cipher what is said of how it is encrypted
 */
public record ListedEntry(
    String id,
    String path,
    Kind kind,
    long size,
    Map<Algorithm, String> digests,
    Set<String> unchecked,
    long rows,
    String rowSet,
    boolean older,
    Optional<FileTree> tree,
    Optional<String> target,
    Optional<String> name,
    Optional<String> rawPath,
    Cipher cipher) {
  public ListedEntry {
    digests = Map.copyOf(digests);
    unchecked = Set.copyOf(unchecked);
  }

  /**
   * How a file is encrypted, as people said.
   *
   * @param method in words
   * @param key where the key is to be had
   * @param sha256 of the plaintext
   * @param sm3 of the plaintext
   */
  record Cipher(
      Optional<String> method,
      Optional<String> key,
      Optional<String> sha256,
      Optional<String> sm3) {
    /** Whether it is said that it is encrypted. */
    boolean said() {
      return method.isPresent() || key.isPresent() || sha256.isPresent() || sm3.isPresent();
    }
  }

  /** What an entry is. */
  public enum Kind implements Word {
    FILE,
    TABLE,
    LINK,
    FOLDER,
    SPECIAL,
    DELETE_MARKER,
    LOST;

    private static final Map<String, Kind> BY_CODE =
        Stream.of(values()).collect(Collectors.toUnmodifiableMap(Kind::code, kind -> kind));

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
      return Optional.ofNullable(BY_CODE.get(word));
    }

    static Kind of(Entry entry) {
      return switch (entry) {
        case Entry.OfFile _ -> FILE;
        case Entry.OfTable _ -> TABLE;
        case Entry.OfLink _ -> LINK;
        case Entry.OfFolder _ -> FOLDER;
        case Entry.Special _ -> SPECIAL;
        case Entry.OfMarker _ -> DELETE_MARKER;
        case Entry.Lost _ -> LOST;
      };
    }
  }
}
