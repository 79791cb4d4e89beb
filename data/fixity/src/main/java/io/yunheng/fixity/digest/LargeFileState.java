/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the digests and chunk trees of one large file have come. Made by {@link
 * LargeFileDigests}. Tasks of different algorithms may change it at the same time; everything else
 * is for one thread.
 */
public final class LargeFileState {
  private static final int VERSION = 1;

  /** States of our own kernels, which can be saved. */
  private final Map<Algorithm, int[]> own;

  /** Digests by libcrypto or the platform, which cannot be saved. */
  private final Map<Algorithm, StreamDigest> others;

  private final Map<Algorithm, ChunkTree> trees = new EnumMap<>(Algorithm.class);
  private final Map<Algorithm, Leaf> open = new EnumMap<>(Algorithm.class);
  private final Map<Algorithm, byte[]> ended = new ConcurrentHashMap<>();
  private final Map<Algorithm, byte[]> fresh = new EnumMap<>(Algorithm.class);
  private final boolean kept;
  private long position;

  LargeFileState(
      Map<Algorithm, int[]> own,
      Map<Algorithm, StreamDigest> others,
      Iterable<Algorithm> trees,
      boolean kept) {
    this.own = own;
    this.others = others;
    this.kept = kept;
    for (Algorithm algorithm : trees) {
      this.trees.put(algorithm, new ChunkTree(algorithm));
    }
  }

  Map<Algorithm, int[]> own() {
    return own;
  }

  Map<Algorithm, StreamDigest> others() {
    return others;
  }

  /** The leaf of a tree whose chunk has begun and not ended. */
  Leaf open(Algorithm algorithm) {
    return open.computeIfAbsent(algorithm, Leaf::new);
  }

  boolean opened(Algorithm algorithm) {
    return open.containsKey(algorithm);
  }

  void closed(Algorithm algorithm) {
    open.remove(algorithm);
  }

  /** The digest of the whole, in bytes. */
  void ended(Algorithm algorithm, byte[] digest) {
    ended.put(algorithm, digest);
  }

  /**
   * Takes in leaves, and that so many bytes more have been digested.
   *
   * @param leaves the next ones of each tree, one behind the other
   */
  public void advance(long length, Map<Algorithm, byte[]> leaves) {
    position += length;
    fresh.clear();
    fresh.putAll(leaves);
    leaves.forEach((algorithm, digests) -> tree(algorithm).add(digests));
  }

  private ChunkTree tree(Algorithm algorithm) {
    ChunkTree tree = trees.get(algorithm);
    if (tree == null) {
      throw new IllegalStateException(algorithm.code());
    }
    return tree;
  }

  /** How many of its bytes have been digested. */
  public long position() {
    return position;
  }

  /** The leaves that the last part brought for a tree, one behind the other. */
  public byte[] fresh(Algorithm algorithm) {
    return fresh.getOrDefault(algorithm, new byte[0]).clone();
  }

  /** Which leaf of a tree is the first of {@link #fresh}. */
  public long first(Algorithm algorithm) {
    return tree(algorithm).leaves() - fresh(algorithm).length / ChunkTree.LENGTH;
  }

  /** Digests of the whole, in lower-case hex, once it has ended. */
  public Map<Algorithm, String> digests() {
    return hex(ended);
  }

  /** Roots of the trees, in lower-case hex, once it has ended. */
  public Map<Algorithm, String> roots() {
    Map<Algorithm, byte[]> roots = new EnumMap<>(Algorithm.class);
    trees.forEach((algorithm, tree) -> roots.put(algorithm, tree.root()));
    return hex(roots);
  }

  private static Map<Algorithm, String> hex(Map<Algorithm, byte[]> digests) {
    Map<Algorithm, String> hex = new EnumMap<>(Algorithm.class);
    digests.forEach((algorithm, bytes) -> hex.put(algorithm, HexFormat.of().formatHex(bytes)));
    return hex;
  }

  /** Whether work could go on from here in another process: between chunks, with our own states. */
  public boolean keepable() {
    return kept && others.isEmpty() && open.isEmpty();
  }

  /** All that work needs to go on from here. */
  public byte[] keep() {
    if (!keepable()) {
      throw new IllegalStateException("cannot be kept");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeLong(position);
      for (int[] state : own.values()) {
        for (int word : state) {
          out.writeInt(word);
        }
      }
      for (ChunkTree tree : trees.values()) {
        byte[] values = tree.values();
        out.writeLong(tree.leaves());
        out.writeInt(values.length);
        out.write(values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Goes on from what was kept of a message with the same digests and trees. */
  void restore(byte[] kept) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept))) {
      if (in.readInt() != VERSION) {
        throw new IllegalArgumentException("kept by another version");
      }
      position = in.readLong();
      for (int[] state : own.values()) {
        for (int word = 0; word < state.length; word++) {
          state[word] = in.readInt();
        }
      }
      for (ChunkTree tree : trees.values()) {
        long leaves = in.readLong();
        tree.restore(leaves, in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it up. */
  public void drop() {
    others.values().forEach(StreamDigest::close);
    others.clear();
  }
}
