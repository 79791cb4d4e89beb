/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.openstack.config.CloudSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Finds a cloud by name in {@code clouds.yaml}, with what {@code secure.yaml} and {@code
 * clouds-public.yaml} add.
 *
 * <p>Each file is looked for in the working directory, in the user's {@code .config/openstack} and
 * in {@code /etc/openstack}; the first found counts, as with OpenStack's own clients. A file given
 * by the user replaces that search for {@code clouds.yaml} and is the first place where the other
 * two are looked for.
 */
public final class CloudsFile {
  private static final int MAX_BYTES = 1 << 20;

  private final List<Path> folders;
  private final Optional<Path> given;

  /**
   * A search.
   *
   * @param folders where to look, in this order
   * @param given the file to use instead
   */
  public CloudsFile(List<Path> folders, Optional<Path> given) {
    this.folders = List.copyOf(folders);
    this.given = given;
  }

  /** The search that OpenStack's clients do. */
  public static CloudsFile standard(Optional<Path> given) {
    return new CloudsFile(
        List.of(
            Path.of(""),
            Path.of(System.getProperty("user.home"), ".config", "openstack"),
            Path.of("/etc/openstack")),
        given);
  }

  /**
   * The cloud of this name.
   *
   * @throws FaultException if there is no such cloud, or a file is wrong
   */
  public CloudConfig cloud(String name) {
    Path file =
        given.or(() -> find("clouds")).orElseThrow(() -> unknown(name, searched("clouds.yaml")));
    Map<String, Object> own =
        section(file, "clouds", name).orElseThrow(() -> unknown(name, file.toString()));
    Map<String, Object> all = new LinkedHashMap<>();
    if (own.get("profile") instanceof String profile) {
      find("clouds-public")
          .flatMap(found -> section(found, "public-clouds", profile))
          .ifPresent(vendor -> merge(all, vendor));
    }
    merge(all, own);
    find("secure").flatMap(found -> section(found, "clouds", name)).ifPresent(s -> merge(all, s));
    return new CloudSettings(file, name, all).config();
  }

  private Optional<Path> find(String stem) {
    Stream<Path> beside = given.map(Path::toAbsolutePath).map(Path::getParent).stream();
    return Stream.concat(beside, folders.stream())
        .flatMap(
            folder -> Stream.of("yaml", "yml", "json").map(end -> folder.resolve(stem + "." + end)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private String searched(String file) {
    return folders.stream()
        .map(folder -> folder.resolve(file).toString())
        .collect(Collectors.joining(", "));
  }

  private static FaultException unknown(String cloud, String searched) {
    return FaultException.of(FaultCode.CLOUD_UNKNOWN, "cloud", cloud, "searched", searched);
  }

  private static Optional<Map<String, Object>> section(Path file, String list, String name) {
    Map<String, Object> clouds =
        mapping(mapping(parse(file)).orElseThrow(() -> invalid(file, list)).getOrDefault(list, ""))
            .orElseThrow(() -> invalid(file, list));
    if (!clouds.containsKey(name)) {
      return Optional.empty();
    }
    return Optional.of(
        mapping(clouds.get(name)).orElseThrow(() -> invalid(file, list + "." + name)));
  }

  private static FaultException invalid(Path file, String place) {
    return FaultException.of(
        FaultCode.CLOUDS_YAML_INVALID, "file", file.toString(), "problem", place);
  }

  /** The object as a mapping with texts as keys. */
  public static Optional<Map<String, Object>> mapping(Object object) {
    if (!(object instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() == null) {
        return Optional.empty();
      }
      if (entry.getValue() != null) {
        texts.put(entry.getKey().toString(), entry.getValue());
      }
    }
    return Optional.of(texts);
  }

  private static void merge(Map<String, Object> into, Map<String, Object> from) {
    from.forEach(
        (key, value) -> {
          Optional<Map<String, Object>> inner = mapping(value);
          Optional<Map<String, Object>> old = mapping(into.getOrDefault(key, ""));
          if (inner.isPresent() && old.isPresent()) {
            merge(old.get(), inner.get());
            into.put(key, old.get());
          } else {
            into.put(key, value);
          }
        });
  }

  private static Object parse(Path file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(MAX_BYTES)
            .build();
    try {
      Object document = new Load(settings).loadFromString(text(file));
      return document == null ? Map.of() : document;
    } catch (MarkedYamlEngineException e) {
      String place =
          e.getProblemMark()
              .map(mark -> (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
              .orElse("?");
      throw malformed(file, place, e.getProblem());
    } catch (YamlEngineException e) {
      throw malformed(file, "?", String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static FaultException malformed(Path file, String place, String reason) {
    return FaultException.of(
        FaultCode.YAML_MALFORMED, "file", file.toString(), "place", place, "reason", reason);
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", file.toString());
    }
    return BoundedFile.text(file, file.toString(), MAX_BYTES);
  }
}
