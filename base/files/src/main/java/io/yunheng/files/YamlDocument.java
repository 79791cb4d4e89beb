/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A YAML file: one document, UTF-8, no key twice in a mapping, bounded in size and depth; no
 * anchors, aliases or tags unless they are asked for.
 */
public final class YamlDocument {
  /** The largest file read, in bytes. */
  public static final int MAX_BYTES = 8 << 20;

  private static final int MAX_DEPTH = 32;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private YamlDocument() {}

  /**
   * The document in a file.
   *
   * @param name the file's name for messages
   * @throws FaultException if it cannot be read or is no such YAML
   */
  public static Node read(Path file, String name) {
    return parse(bytes(file, name), name);
  }

  /**
   * The bytes of a file that is not too large to be parsed.
   *
   * @throws FaultException if it cannot be read
   */
  public static byte[] bytes(Path file, String name) {
    return BoundedFile.bytes(file, name, MAX_BYTES);
  }

  /**
   * The document in these bytes; an empty one is an empty mapping.
   *
   * @throws FaultException if it is no such YAML
   */
  public static Node parse(byte[] bytes, String name) {
    refuseLarge(bytes.length, name);
    return parse(TokenNodes.text(bytes, name), name, Optional.empty());
  }

  /**
   * The document in these bytes, written for other programs too, so that it may hold anchors,
   * aliases, merge keys ({@code <<}) and the tags of plain values. Aliases are resolved: what they
   * stand for counts each time, against a bound on nodes. Keys of a mapping win over merged ones.
   *
   * @throws FaultException if it is no such YAML
   */
  public static Node parseWithAliases(byte[] bytes, String name) {
    refuseLarge(bytes.length, name);
    String text = TokenNodes.text(bytes, name);
    return parse(text, name, Optional.of(new YamlAnchors(name, text)));
  }

  private static Node parse(String text, String name, Optional<YamlAnchors> anchors) {
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), new Spacious(new StringReader(text)))) {
      return new TokenNodes(name, FaultCode.YAML_MALFORMED, parser, 0, anchors).document();
    } catch (FaultException e) {
      throw YamlSyntax.explained(e, name, text);
    }
  }

  private static void refuseLarge(long size, String name) {
    if (size > MAX_BYTES) {
      throw FaultException.of(
          FaultCode.FILE_TOO_LARGE,
          "file",
          name,
          "size",
          Long.toString(size),
          "limit",
          Long.toString(MAX_BYTES));
    }
  }

  /**
   * The text in these bytes, without a byte-order mark.
   *
   * @throws FaultException if they are not UTF-8
   */
  public static String text(byte[] bytes, String name) {
    return TokenNodes.text(bytes, name);
  }

  /**
   * Never fills the parser's buffer, which has to have room for the second half of a character that
   * takes two.
   */
  private static final class Spacious extends FilterReader {
    Spacious(Reader text) {
      super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      return super.read(buffer, offset, length > 1 ? length - 1 : length);
    }
  }
}
