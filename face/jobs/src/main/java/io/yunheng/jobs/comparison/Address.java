/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.comparison;

import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.TypeRules;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.CompareForm;
import io.yunheng.stores.ObjectAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person wants compared. */
sealed interface Address {
  /** A folder of files. */
  record Tree(Path root) implements Address {}

  /** A store of objects. */
  record Store(ObjectAddress address) implements Address {}

  /** A live database. */
  record Database(DatabaseAddress address) implements Address {}

  /** What was recorded of a database when it was handed over. */
  record DatabaseFile(Path file) implements Address {}

  /** An estate, as collect writes it. */
  record EstateFile(Path file) implements Address {}

  /** Collections of hosts, as collect-host.sh writes them. */
  record Hosts(List<Path> files) implements Address {
    public Hosts {
      files = List.copyOf(files);
    }
  }

  String KNOWN =
      "folder, s3://, swift://, postgresql://, mariadb://, jdbc:, estate.jsonl, *.host.jsonl,"
          + " database.json";

  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

  /**
   * What a text means.
   *
   * @param as what a folder or file is; empty if it is to be found out
   * @param user for {@code jdbc:} addresses
   */
  static Address of(String text, Optional<CompareForm> as, Optional<String> user) {
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      switch (scheme.group(1)) {
        case "s3", "swift" -> {
          return new Store(ObjectAddress.parse(text));
        }
        case "postgresql", "postgres", "mariadb", "jdbc" -> {
          return new Database(DatabaseAddress.parse(text, user, TypeRules.shipped()));
        }
        default -> {
          if (!exists(text)) {
            throw unknown(scheme.group(1) + ":…");
          }
        }
      }
    }
    if (!exists(text)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", text);
    }
    Path path = Path.of(text);
    return Files.isDirectory(path) ? folder(path, as) : file(path);
  }

  private static boolean exists(String text) {
    try {
      return !text.isEmpty() && Files.exists(Path.of(text));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static FaultException unknown(String shown) {
    return FaultException.of(FaultCode.COMPARE_ADDRESS_UNKNOWN, "address", shown, "known", KNOWN);
  }

  private static Address file(Path file) {
    return switch (Head.of(file)) {
      case ESTATE -> new EstateFile(file);
      case HOST -> new Hosts(List.of(file));
      case DATABASE -> new DatabaseFile(file);
      case OTHER -> throw unknown(file.toString());
    };
  }

  /** A folder of nothing but collections of hosts is these; any other is a tree. */
  private static Address folder(Path folder, Optional<CompareForm> as) {
    if (as.isPresent() && as.get() != CompareForm.HOSTS) {
      return new Tree(folder);
    }
    Optional<List<Path>> hosts = hosts(folder, as.isPresent());
    if (hosts.isPresent() && !hosts.get().isEmpty()) {
      return new Hosts(hosts.get());
    }
    if (as.isPresent()) {
      throw FaultException.of(FaultCode.COMPARE_HOSTS_NONE, "folder", folder.toString());
    }
    return new Tree(folder);
  }

  /**
   * The collections in a folder, in the order of their names.
   *
   * @param some whether other files may lie beside them
   * @return nothing if something else is there
   */
  private static Optional<List<Path>> hosts(Path folder, boolean some) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> hosts = new ArrayList<>();
      for (Path each : (Iterable<Path>) all::iterator) {
        boolean host =
            each.getFileName().toString().endsWith(".jsonl")
                && Files.isRegularFile(each)
                && Head.of(each) == Head.HOST;
        if (host) {
          hosts.add(each);
        } else if (!some) {
          return Optional.empty();
        }
      }
      hosts.sort(null);
      return Optional.of(hosts);
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE,
          "file",
          folder.toString(),
          "reason",
          e.getClass().getSimpleName());
    }
  }

  /** As it may be shown. */
  default String shown() {
    return switch (this) {
      case Tree(Path root) -> root.toString();
      case Store(ObjectAddress address) -> address.toString();
      case Database(DatabaseAddress address) -> address.toString();
      case DatabaseFile(Path file) -> file.toString();
      case EstateFile(Path file) -> file.toString();
      case Hosts(List<Path> files) ->
          files.getFirst() + (files.size() > 1 ? " … (" + files.size() + ")" : "");
    };
  }

  /** What it is, in a word. */
  default String word() {
    return switch (this) {
      case Tree _ -> "folder";
      case Store _ -> "objects";
      case Database _ -> "database";
      case DatabaseFile _ -> "database-record";
      case EstateFile _ -> "estate";
      case Hosts _ -> "hosts";
    };
  }

  /** Whether two are one and the same thing. */
  default boolean same(Address other) {
    return switch (this) {
      case Tree(Path root) when other instanceof Tree(Path its) -> same(root, its);
      case DatabaseFile(Path file) when other instanceof DatabaseFile(Path its) -> same(file, its);
      case EstateFile(Path file) when other instanceof EstateFile(Path its) -> same(file, its);
      case Hosts(List<Path> files) when other instanceof Hosts(List<Path> its) ->
          files.size() == its.size()
              && Stream.iterate(0, i -> i + 1)
                  .limit(files.size())
                  .allMatch(i -> same(files.get(i), its.get(i)));
      case Database(DatabaseAddress one) when other instanceof Database(DatabaseAddress its) ->
          one.engine() == its.engine()
              && one.host().equalsIgnoreCase(its.host())
              && one.port() == its.port()
              && one.database().equals(its.database())
              && one.jdbc().equals(its.jdbc());
      case Tree _, Store _, Database _, DatabaseFile _, EstateFile _, Hosts _ -> false;
    };
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException _) {
      return false;
    }
  }
}
