/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Nothing;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.YamlDocument;
import io.yunheng.http.Secret;
import io.yunheng.openstack.config.CloudSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    return cloud(name, Optional.empty());
  }

  /**
   * The cloud of this name, with a password or application secret that no file holds.
   *
   * @param secret empty if a file has it
   * @throws FaultException if there is no such cloud, or a file is wrong
   */
  public CloudConfig cloud(String name, Optional<Secret> secret) {
    Path file = file(name);
    return new CloudSettings(file, name, merged(name, file), secret).config();
  }

  private Path file(String name) {
    return given.or(() -> find("clouds")).orElseThrow(() -> unknown(name, searched("clouds.yaml")));
  }

  private Mapping merged(String name, Path file) {
    Mapping own = section(file, "clouds", name).orElseThrow(() -> unknown(name, file.toString()));
    Mapping all = new Mapping(Map.of(), own.line());
    if (own.entries().get("profile") instanceof Scalar(String profile, int _)) {
      all =
          find("clouds-public")
              .flatMap(found -> section(found, "public-clouds", profile))
              .orElse(all);
    }
    all = merge(all, own);
    Optional<Mapping> secure = find("secure").flatMap(found -> section(found, "clouds", name));
    return secure.isPresent() ? merge(all, secure.get()) : all;
  }

  /**
   * The files that say what is known of a cloud, with the certificates that they name.
   *
   * @throws FaultException if there is no such cloud, or a file is wrong
   */
  public List<Path> files(String name) {
    Stream<Path> found =
        Stream.of("clouds", "clouds-public", "secure").flatMap(stem -> find(stem).stream());
    Path file = file(name);
    Optional<Path> cacert =
        new CloudSettings(file, name, merged(name, file), Optional.empty()).cacert();
    return Stream.of(given.stream(), found, cacert.stream()).flatMap(each -> each).toList();
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

  private static Optional<Mapping> section(Path file, String list, String name) {
    Node cloud = mapping(file, list, parse(file).entries().get(list)).entries().get(name);
    return cloud == null || empty(cloud)
        ? Optional.empty()
        : Optional.of(mapping(file, list + "." + name, cloud));
  }

  private static Mapping mapping(Path file, String place, @Nullable Node node) {
    if (node instanceof Mapping mapping) {
      return mapping;
    }
    throw FaultException.of(
        FaultCode.CLOUDS_YAML_INVALID, "file", file.toString(), "problem", place);
  }

  private static Mapping parse(Path file) {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", name);
    }
    byte[] bytes = BoundedFile.bytes(file, name, MAX_BYTES);
    return mapping(file, "clouds", YamlDocument.parseWithAliases(bytes, name));
  }

  /** Both mappings together; where both have a value that is no mapping, the second wins. */
  private static Mapping merge(Mapping first, Mapping second) {
    Map<String, Node> entries = new LinkedHashMap<>(first.entries());
    second
        .entries()
        .forEach(
            (key, node) -> {
              if (node instanceof Mapping inner && entries.get(key) instanceof Mapping old) {
                entries.put(key, merge(old, inner));
              } else if (!empty(node)) {
                entries.put(key, node);
              }
            });
    return new Mapping(entries, second.line());
  }

  /** Whether a key has no value. */
  private static boolean empty(Node node) {
    return node instanceof Nothing
        || (node instanceof Scalar(String text, int _) && text.isEmpty());
  }
}
