/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.ProxyOptions;
import io.yunheng.cli.StoreOpener;
import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.Password;
import io.yunheng.database.TypeRules;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.handover.PayloadSource;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How sources that are no files are got into. */
final class SourceOptions {
  private static final String KNOWN =
      "folder, file, s3://, swift://, image://, postgresql://, mariadb://, jdbc:";
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("([^=/\\\\:]+)=(.+)", Pattern.DOTALL);

  @Option(names = "--user", paramLabel = "NAME", descriptionKey = "user")
  private Optional<String> user = Optional.empty();

  @Option(names = "--password-env", paramLabel = "[NAME=]VARIABLE", descriptionKey = "password-env")
  private List<String> variables = new ArrayList<>();

  @Option(names = "--password-file", paramLabel = "[NAME=]FILE", descriptionKey = "password-file")
  private List<String> files = new ArrayList<>();

  @Option(names = "--schema", paramLabel = "LIST", split = ",", descriptionKey = "schema")
  private List<String> schemas = new ArrayList<>();

  @Option(names = "--drivers", paramLabel = "DIR", descriptionKey = "drivers")
  private Optional<Path> drivers = Optional.empty();

  @Mixin private ProxyOptions proxies = new ProxyOptions();

  /** Sources, and the stores that were opened for them. */
  static final class Opened implements AutoCloseable {
    private final List<PayloadSource> sources = new ArrayList<>();
    private final List<ObjectStore> stores = new ArrayList<>();

    List<PayloadSource> sources() {
      return sources;
    }

    @Override
    public void close() {
      stores.forEach(ObjectStore::close);
    }
  }

  /** A text that may begin with a name. */
  private record Named(Optional<String> name, String rest) {
    static Named of(String text) {
      Matcher named = NAMED.matcher(text);
      return !exists(text) && named.matches()
          ? new Named(Optional.of(named.group(1)), named.group(2))
          : new Named(Optional.empty(), text);
    }
  }

  /**
   * Opens what a text means, and adds it.
   *
   * @param text {@code [NAME=]SOURCE}
   * @param versions whether all versions of objects are meant, or the latest only
   */
  void open(String text, boolean versions, Opened opened) throws InterruptedException {
    Named named = Named.of(text);
    open(named.name(), named.rest(), versions, opened);
  }

  /**
   * Opens what an address means, and adds it.
   *
   * @param name nothing if it is to be called by what it is
   * @param versions whether all versions of objects are meant, or the latest only
   */
  void open(Optional<String> name, String address, boolean versions, Opened opened)
      throws InterruptedException {
    Matcher scheme = SCHEME.matcher(address);
    boolean file = exists(address);
    String kind = !file && scheme.matches() ? scheme.group(1) : "";
    opened.sources.add(
        switch (kind) {
          case "s3", "swift", "image" -> {
            ObjectAddress where = ObjectAddress.parse(address);
            ObjectStore store = StoreOpener.open(where, System.getenv(), proxies);
            opened.stores.add(store);
            yield new PayloadSource.Objects(name.orElse(where.container()), store, versions);
          }
          case "postgresql", "postgres", "mariadb", "jdbc" -> database(name, address);
          default -> {
            if (!file) {
              throw kind.isEmpty()
                  ? FaultException.of(FaultCode.FILE_MISSING, "file", address)
                  : FaultException.of(
                      FaultCode.COMPARE_ADDRESS_UNKNOWN, "address", kind + ":…", "known", KNOWN);
            }
            Path path = Path.of(address);
            Path last = path.toAbsolutePath().normalize().getFileName();
            yield new PayloadSource.Tree(
                name.orElseGet(() -> last == null ? "root" : last.toString()), path);
          }
        });
  }

  private PayloadSource database(Optional<String> name, String text) {
    DatabaseAddress address = DatabaseAddress.parse(text, user, TypeRules.shipped());
    String label =
        name.orElseGet(
            () -> address.database().isEmpty() ? address.engineName() : address.database());
    return new PayloadSource.Database(
        label, new DatabaseLogin(address, password(label), System.getenv(), drivers, schemas));
  }

  private Password password(String label) {
    Optional<String> variable = said(variables, label);
    Optional<String> file = said(files, label);
    if (variable.isPresent() && file.isPresent()) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID, "problem", "--password-env, --password-file: " + label);
    }
    return variable
        .<Password>map(Password.OfVariable::new)
        .or(() -> file.map(Path::of).map(Password.OfFile::new))
        .orElseGet(Password.None::new);
  }

  /** What was said for a source, or else for all. */
  private static Optional<String> said(List<String> texts, String label) {
    Optional<String> all = Optional.empty();
    for (String text : texts) {
      Named named = Named.of(text);
      if (named.name().isEmpty()) {
        all = Optional.of(text);
      } else if (named.name().get().equals(label)) {
        return Optional.of(named.rest());
      }
    }
    return all;
  }

  private static boolean exists(String text) {
    try {
      return !text.isEmpty() && Files.exists(Path.of(text));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
