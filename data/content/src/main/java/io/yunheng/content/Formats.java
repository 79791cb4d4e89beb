/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.Format.Naming;
import io.yunheng.content.Format.Why;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tika.detect.TextDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * Finds formats from content: by rules of our own first, then by Tika's magic numbers, then by our
 * rules of low certainty. The name never makes a format. Thread-safe.
 */
public final class Formats {
  /** So many bytes of a file's beginning are looked at; a caller need not hand in more. */
  public static final int HEAD = 1 << 16;

  private static final String FILE = "formats.yaml";

  /** So many files pay for reading all signs once more. */
  private static final int MANY = 200;

  private static final int MOST_EXTENSIONS = 1_000;

  private final List<FormatRule> rules;
  private final Set<String> weak;
  private final Map<String, Substance> substances;
  private final MimeTypes tika = MimeTypes.getDefaultMimeTypes();
  private final MediaTypeRegistry registry = tika.getMediaTypeRegistry();

  private final Map<String, MediaType> byExtension = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  private Formats(List<FormatRule> rules, Set<String> weak, Map<String, Substance> substances) {
    this.rules = List.copyOf(rules);
    this.weak = Set.copyOf(weak);
    this.substances = Map.copyOf(substances);
  }

  /** Those by the rules that ship. */
  public static Formats shipped() {
    return read(Rules.shipped(FILE), FILE);
  }

  /**
   * Those by rules of one's own.
   *
   * @throws FaultException with everything that is wrong with them
   */
  public static Formats read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("rules", "weak", "substances");
    Set<String> ids = new HashSet<>();
    List<FormatRule> rules = new ArrayList<>();
    for (Fields fields : root.someList("rules")) {
      FormatRule rule = FormatRule.read(fields);
      if (!ids.add(rule.id())) {
        fields.twice("id", rule.id());
      }
      rules.add(rule);
    }
    Set<String> weak = new HashSet<>();
    types(root, "weak").forEach(weak::add);
    Map<String, Substance> substances = new LinkedHashMap<>();
    root.fields("substances")
        .ifPresentOrElse(
            fields -> {
              Map<Substance, List<String>> lists = new EnumMap<>(Substance.class);
              for (Substance substance : Substance.values()) {
                lists.put(substance, types(fields, substance.code()));
              }
              fields.only("readable", "compressed", "encrypted", "binary");
              lists.forEach(
                  (substance, list) ->
                      list.forEach(
                          type -> {
                            if (substances.put(type, substance) != null) {
                              fields.twice(substance.code(), type);
                            }
                          }));
            },
            () -> root.missing("substances"));
    problems.throwIfAny();
    return new Formats(rules, weak, substances);
  }

  private static List<String> types(Fields fields, String key) {
    List<String> types = fields.texts(key);
    types.stream()
        .filter(type -> !TypeName.wellFormed(type))
        .forEach(type -> fields.wrong(key, type, "type/subtype"));
    return types;
  }

  /**
   * The format of a file.
   *
   * @param path relative, with slashes; only its extension counts
   * @param head the first bytes of the file, {@link #HEAD} of them if it is as long
   */
  public Format of(String path, MemorySegment head) {
    byte[] bytes = head.asSlice(0, Math.min(HEAD, head.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    String extension = PathName.of(path).extension();
    if (bytes.length == 0) {
      return new Format.Unknown(Why.EMPTY, Naming.UNTOLD);
    }
    HeadPairs pairs = new HeadPairs(bytes);
    Optional<FormatRule> ours = ours(bytes, pairs);
    if (ours.isPresent() && ours.get().certainty() != Certainty.LOW) {
      return known(ours.get(), extension);
    }
    MediaType type = detected(bytes, pairs);
    String name = type.toString();
    boolean text = name.equals("text/plain") || (weak.contains(name) && textual(type));
    boolean nothing = type.equals(MediaType.OCTET_STREAM);
    if (!text && !nothing && !weak.contains(name)) {
      return known(type, Certainty.HIGH, extension);
    }
    if (ours.isPresent()) {
      return known(ours.get(), extension);
    }
    if (text || nothing) {
      return PlainText.certainty(bytes)
          .map(certainty -> known(MediaType.TEXT_PLAIN, certainty, extension))
          .orElseGet(() -> new Format.Unknown(Why.UNRECOGNISED, Naming.UNTOLD));
    }
    return known(type, Certainty.LOW, extension);
  }

  private Optional<FormatRule> ours(byte[] head, HeadPairs pairs) {
    for (FormatRule rule : rules) {
      if (rule.in(head, pairs)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private Format known(FormatRule rule, String extension) {
    MediaType type = Optional.ofNullable(MediaType.parse(rule.type())).orElse(MediaType.EMPTY);
    Naming naming;
    if (rule.extensions().contains(extension)) {
      naming = Naming.AGREES;
    } else if (!extension.isEmpty()
        && rules.stream().anyMatch(other -> other.extensions().contains(extension))) {
      naming = Naming.DIFFERS;
    } else {
      naming = naming(type, extension);
    }
    return new Format.Known(
        rule.type(),
        supertypes(type),
        rule.certainty(),
        rule.substance(),
        naming,
        Optional.of(rule.id()));
  }

  private Format known(MediaType type, Certainty certainty, String extension) {
    List<String> above = supertypes(type);
    return new Format.Known(
        type.toString(),
        above,
        certainty,
        substance(type.toString(), above),
        naming(type, extension),
        Optional.empty());
  }

  private Substance substance(String type, List<String> above) {
    List<String> names = new ArrayList<>(List.of(type));
    names.addAll(above);
    for (String name : names) {
      for (String wanted : List.of(name, name.substring(0, name.indexOf('/')) + "/*")) {
        Substance substance = substances.get(wanted);
        if (substance != null) {
          return substance;
        }
      }
    }
    return Substance.BINARY;
  }

  private List<String> supertypes(MediaType type) {
    List<String> names = new ArrayList<>();
    MediaType above = registry.getSupertype(type);
    while (above != null && !above.equals(MediaType.OCTET_STREAM)) {
      names.add(above.toString());
      above = registry.getSupertype(above);
    }
    return names;
  }

  private boolean textual(MediaType type) {
    return type.equals(MediaType.TEXT_PLAIN)
        || registry.isSpecializationOf(type, MediaType.TEXT_PLAIN);
  }

  private Naming naming(MediaType type, String extension) {
    if (extension.isEmpty()) {
      return Naming.UNTOLD;
    }
    MediaType byName = byName(extension);
    if (byName.equals(MediaType.OCTET_STREAM)) {
      return Naming.UNTOLD;
    }
    boolean kin =
        byName.getBaseType().equals(type.getBaseType())
            || registry.isSpecializationOf(byName, type)
            || registry.isSpecializationOf(type, byName);
    return kin ? Naming.AGREES : Naming.DIFFERS;
  }

  private MediaType byName(String extension) {
    Optional<MediaType> known = Optional.ofNullable(byExtension.get(extension));
    if (known.isPresent()) {
      return known.get();
    }
    Metadata named = new Metadata();
    named.set(TikaCoreProperties.RESOURCE_NAME_KEY, "x." + extension);
    MediaType type = detected(new byte[0], named);
    if (byExtension.size() < MOST_EXTENSIONS) {
      byExtension.put(extension, type);
    }
    return type;
  }

  /**
   * What Tika makes of it. It tries all its signs one after the other, so where there are many
   * files they are tried here, and it is asked where that is not plain.
   */
  MediaType detected(byte[] head, HeadPairs pairs) {
    boolean many = asked.get() > MANY || asked.incrementAndGet() > MANY;
    return many
        ? switch (Signs.OF_TIKA.of(head, pairs)) {
          case MagicSigns.Answer.Nothing _ -> text(head);
          case MagicSigns.Answer.One(MediaType type) -> type;
          case MagicSigns.Answer.Several _ -> detected(head, new Metadata());
        }
        : detected(head, new Metadata());
  }

  private MediaType text(byte[] head) {
    try {
      return new TextDetector(tika.getMinLength())
          .detect(new ByteArrayInputStream(head), new Metadata());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read when it begins to pay. */
  private static final class Signs {
    static final MagicSigns OF_TIKA = MagicSigns.ofTika();
  }

  private MediaType detected(byte[] head, Metadata metadata) {
    try {
      return tika.detect(new ByteArrayInputStream(head), metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
