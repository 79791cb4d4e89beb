/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.content.Format;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.inspection.context.InspectionData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Data about encryption methods: names, media types, and the keys they require. */
public final class EncryptionRules {
  private static final String FILE = "deep-methods.yaml";

  private final Map<EncryptionScheme, About> about;

  /**
   * What is known of one.
   *
   * @param types media types of files encrypted so
   * @param keys what a key may be made of; any one set is enough
   */
  public record About(Text name, List<String> types, List<Set<KeyPart>> keys) {
    public About {
      types = List.copyOf(types);
      keys = List.copyOf(keys);
    }
  }

  private EncryptionRules(Map<EncryptionScheme, About> about) {
    this.about = Map.copyOf(about);
  }

  /** Those that ship. */
  public static EncryptionRules shipped() {
    return read(InspectionData.bytes(FILE), FILE);
  }

  /**
   * Reads them.
   *
   * @throws FaultException with everything that is wrong
   */
  public static EncryptionRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("methods");
    Map<EncryptionScheme, About> about = new EnumMap<>(EncryptionScheme.class);
    for (Fields fields : root.someList("methods")) {
      fields.only("id", "name", "types", "keys");
      EncryptionScheme method = fields.word("id", EncryptionScheme.class, EncryptionScheme.AGE);
      List<Set<KeyPart>> keys = new ArrayList<>();
      for (Fields key : fields.someList("keys")) {
        key.only("of");
        List<KeyPart> parts = key.someWords("of", KeyPart.class);
        keys.add(parts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(parts)));
      }
      if (about.put(method, new About(fields.both("name"), fields.texts("types"), keys)) != null) {
        fields.twice("id", method.code());
      }
    }
    for (EncryptionScheme method : EncryptionScheme.values()) {
      if (!about.containsKey(method)) {
        root.missing("methods." + method.code());
      }
    }
    problems.throwIfAny();
    return new EncryptionRules(about);
  }

  public About of(EncryptionScheme method) {
    return Objects.requireNonNull(about.get(method));
  }

  /** The method by which files of a format are encrypted, if it is one of these. */
  public Optional<EncryptionScheme> of(Format format) {
    return switch (format) {
      case Format.Known known ->
          Arrays.stream(EncryptionScheme.values())
              .filter(method -> of(method).types().stream().anyMatch(known::is))
              .findFirst();
      case Format.Unknown _ -> Optional.empty();
    };
  }

  /** The method with this code. */
  public static Optional<EncryptionScheme> named(String code) {
    return io.yunheng.fault.Word.of(EncryptionScheme.class, code);
  }

  /** Whether a key has one of the sets of parts that its method needs. */
  public boolean enough(EncryptionKey key) {
    return of(key.method()).keys().stream().anyMatch(key.parts()::containsAll);
  }
}
