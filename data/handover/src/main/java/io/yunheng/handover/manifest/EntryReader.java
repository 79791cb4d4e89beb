/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the entries of a manifest one after the other, after docs/formats/handover.md. */
public final class EntryReader implements AutoCloseable {
  private static final int LONGEST = 1 << 20;
  private static final List<Algorithm> ALGORITHMS = List.of(Algorithm.values());
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxStringLength(LONGEST)
                  .maxNameLength(256)
                  .maxNumberLength(32)
                  .build())
          .build();

  private final String name;
  private final JsonParser json;
  private byte[] last = {};
  private long number;
  private boolean begun;

  public EntryReader(Path file) throws IOException {
    this(
        file.toString(),
        new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16),
        0);
  }

  /**
   * One of some lines.
   *
   * @param name of the file that they are of
   * @param number of the line before them
   */
  public EntryReader(String name, InputStream lines, long number) {
    this.name = name;
    this.number = number;
    this.json = JSON.createParser(ObjectReadContext.empty(), lines);
  }

  /**
   * The next entry; nothing at the end.
   *
   * @throws FaultException with {@code HANDOVER_ENTRY_INVALID} if it is none, or not behind the one
   *     before it
   */
  public Optional<ListedEntry> next() {
    number++;
    try {
      JsonToken token = json.nextToken();
      if (token == null) {
        return Optional.empty();
      }
      if (token != JsonToken.START_OBJECT) {
        throw invalid("{");
      }
      ListedEntry entry = entry();
      byte[] path = entry.path().getBytes(UTF_8);
      if (begun && Arrays.compareUnsigned(last, path) >= 0) {
        throw invalid("path: order");
      }
      begun = true;
      last = path;
      return Optional.of(entry);
    } catch (JacksonException e) {
      throw new FaultException(fault(name, number, String.valueOf(e.getOriginalMessage())), e);
    }
  }

  private ListedEntry entry() {
    String id = "";
    String path = "";
    Optional<ListedEntry.Kind> kind = Optional.empty();
    long size = 0;
    Map<Algorithm, String> digests = new EnumMap<>(Algorithm.class);
    Set<String> unchecked = Set.of();
    long rows = 0;
    String rowSet = "";
    boolean older = false;
    Optional<FileTree> tree = Optional.empty();
    Optional<String> target = Optional.empty();
    Optional<String> name = Optional.empty();
    Map<String, String> said = new HashMap<>();
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      json.nextToken();
      switch (key) {
        case "id" -> id = text(key);
        case "path" -> path = text(key);
        case "kind" -> kind = ListedEntry.Kind.of(text(key));
        case "size" -> size = number(key);
        case "digests" -> unchecked = digests(digests);
        case "rows" -> rows = number(key);
        case "rowSet" -> rowSet = text(key);
        case "object" -> older = older();
        case "chunks" -> tree = Optional.of(tree());
        case "name" -> name = Optional.of(text(key));
        case "target" -> target = Optional.of(text(key));
        case "rawPath", "decryption", "key", "plaintextSha256", "plaintextSm3" ->
            said.put(key, text(key));
        default -> json.skipChildren();
      }
    }
    if (path.isEmpty()) {
      throw invalid("path");
    }
    if (kind.isEmpty()) {
      throw invalid("kind");
    }
    return new ListedEntry(
        id,
        path,
        kind.get(),
        size,
        digests,
        unchecked,
        rows,
        rowSet,
        older,
        tree,
        target,
        name,
        Optional.ofNullable(said.get("rawPath")),
        new ListedEntry.Cipher(
            Optional.ofNullable(said.get("decryption")),
            Optional.ofNullable(said.get("key")),
            Optional.ofNullable(said.get("plaintextSha256")),
            Optional.ofNullable(said.get("plaintextSm3"))));
  }

  private boolean older() {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw invalid("object");
    }
    boolean older = false;
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      JsonToken token = json.nextToken();
      older |= name.equals("older") && token == JsonToken.VALUE_TRUE;
      json.skipChildren();
    }
    return older;
  }

  private FileTree tree() {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw invalid("chunks");
    }
    long size = 0;
    long first = -1;
    Map<Algorithm, String> roots = new EnumMap<>(Algorithm.class);
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "size" -> size = number("chunks.size");
        case "first" -> first = number("chunks.first");
        case "sm3" -> roots.put(Algorithm.SM3, text("chunks.sm3"));
        case "sha256" -> roots.put(Algorithm.SHA_256, text("chunks.sha256"));
        default -> json.skipChildren();
      }
    }
    if (!ChunkScheme.allowed(size) || first < 0 || roots.isEmpty()) {
      throw invalid("chunks");
    }
    return new FileTree((int) size, roots, first);
  }

  /** Reads the digests that are known; the names of all others are returned. */
  private Set<String> digests(Map<Algorithm, String> digests) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw invalid("digests");
    }
    Set<String> unchecked = Set.of();
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      String value = text("digests." + name);
      Optional<Algorithm> algorithm = known(name);
      if (algorithm.isPresent()) {
        digests.put(algorithm.get(), value);
      } else {
        unchecked = unchecked.isEmpty() ? new HashSet<>() : unchecked;
        unchecked.add(name);
      }
    }
    return unchecked;
  }

  private static Optional<Algorithm> known(String name) {
    for (Algorithm algorithm : ALGORITHMS) {
      if (algorithm.code().equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  private String text(String key) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw invalid(key);
    }
    return json.getString();
  }

  private long number(String key) {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0) {
      throw invalid(key);
    }
    return json.getLongValue();
  }

  private FaultException invalid(String what) {
    return invalid(name, number, what);
  }

  /** What is told of a line that is no entry. */
  static FaultException invalid(String file, long line, String what) {
    return new FaultException(fault(file, line, what));
  }

  private static Fault fault(String file, long line, String reason) {
    return Fault.of(
        FaultCode.HANDOVER_ENTRY_INVALID,
        "file",
        file,
        "line",
        Long.toString(line),
        "reason",
        reason);
  }

  @Override
  public void close() {
    json.close();
  }
}
