/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.finding.Finding;
import io.yunheng.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small bag made by hand, byte for byte, to be right or wrong as a test wants it. */
final class SmallBag {
  static final BagRules RULES = BagRules.shipped();
  static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

  private final Path root;

  private SmallBag(Path root) {
    this.root = root;
  }

  /** A valid one with two files and one manifest. */
  static SmallBag in(Path root) {
    return empty(root)
        .with("data/one.txt", "one")
        .with("data/sub/two.txt", "two")
        .with("manifest-sha256.txt", sha256("one") + "  data/one.txt\n" + two());
  }

  /** A valid one without payload. */
  static SmallBag empty(Path root) {
    SmallBag bag = new SmallBag(root);
    try {
      Files.createDirectories(root.resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bag.with("bagit.txt", DECLARATION).with("manifest-sha256.txt", "");
  }

  /** The line of the second file. */
  static String two() {
    return sha256("two") + "  data/sub/two.txt\n";
  }

  static String line(String content, String path) {
    return sha256(content) + "  " + path + "\n";
  }

  SmallBag with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  SmallBag with(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts lines after those of the manifest. */
  SmallBag listing(String lines) {
    return with("manifest-sha256.txt", text("manifest-sha256.txt") + lines);
  }

  SmallBag without(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  BagReport validate() throws InterruptedException {
    return validate(BagLimits.STANDARD);
  }

  BagReport validate(BagLimits limits) throws InterruptedException {
    return validator(root, limits).validate(root);
  }

  static BagValidator validator(Path root, BagLimits limits) {
    Path scratch = root.resolveSibling("scratch");
    try {
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BagValidator(RULES, new PlainDigests(RULES), limits, scratch);
  }

  /** The codes of what is the matter. */
  Set<BagCode> codes() throws InterruptedException {
    Set<BagCode> codes = EnumSet.noneOf(BagCode.class);
    codes.addAll(validate().counts().keySet());
    return codes;
  }

  List<Finding> findings() throws InterruptedException {
    return validate().findings();
  }

  static Finding lineFinding(
      BagCode code, String file, long line, String path, Map<String, String> details) {
    return finding(code, new Place.Line(file, line, path), details);
  }

  static Finding fileFinding(BagCode code, String path, Map<String, String> details) {
    return finding(code, new Place.Member(path), details);
  }

  static Finding tagFileFinding(BagCode code, String file, Map<String, String> details) {
    return finding(code, new Place.Part(file), details);
  }

  private static Finding finding(BagCode code, Place place, Map<String, String> details) {
    return new Finding(code, RULES.findings().weight(code), place, details);
  }

  static String sha256(String content) {
    return hex("SHA-256", content);
  }

  static String hex(String algorithm, String content) {
    try {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
