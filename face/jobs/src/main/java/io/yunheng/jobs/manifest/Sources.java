/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.manifest;

import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.Password;
import io.yunheng.database.TypeRules;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.handover.PayloadSource;
import io.yunheng.jobs.SourceAccess;
import io.yunheng.jobs.work.SourceText;
import io.yunheng.jobs.work.StoreOpener;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources of payload, and the stores that were opened for them, which it closes. */
final class Sources implements AutoCloseable {
  private static final String KNOWN =
      "folder, file, s3://, swift://, image://, postgresql://, mariadb://, jdbc:";

  private final SourceAccess access;
  private final Map<String, String> secrets;
  private final List<PayloadSource> sources = new ArrayList<>();
  private final List<ObjectStore> stores = new ArrayList<>();

  Sources(SourceAccess access, Map<String, String> secrets) {
    this.access = access;
    this.secrets = secrets;
  }

  /** All that were opened. */
  List<PayloadSource> all() {
    return sources;
  }

  /**
   * Refuses two of the same name.
   *
   * @throws FaultException with {@code SOURCE_NAMED_TWICE}
   */
  void requireNames() {
    Set<String> labels = new HashSet<>();
    for (PayloadSource source : sources) {
      if (!labels.add(source.label())) {
        throw FaultException.of(FaultCode.SOURCE_NAMED_TWICE, "name", source.label());
      }
    }
  }

  /**
   * Opens what an address means.
   *
   * @param text whose name is left out if it is to be called by what it is
   * @param versions whether all versions of objects are meant, or the latest only
   */
  PayloadSource open(SourceText text, boolean versions) throws InterruptedException {
    PayloadSource source =
        switch (text.scheme()) {
          case "s3", "swift", "image" -> {
            ObjectAddress where = ObjectAddress.parse(text.rest());
            ObjectStore store = StoreOpener.open(where, secrets, access.proxy());
            stores.add(store);
            yield new PayloadSource.Objects(text.name().orElse(where.container()), store, versions);
          }
          case "postgresql", "postgres", "mariadb", "jdbc" -> database(text);
          case "" -> {
            if (!SourceText.exists(text.rest())) {
              throw FaultException.of(FaultCode.FILE_MISSING, "file", text.rest());
            }
            Path path = text.path();
            Path last = path.toAbsolutePath().normalize().getFileName();
            yield new PayloadSource.Tree(
                text.name().orElseGet(() -> last == null ? "root" : last.toString()), path);
          }
          default ->
              throw FaultException.of(
                  FaultCode.COMPARE_ADDRESS_UNKNOWN,
                  "address",
                  text.scheme() + ":…",
                  "known",
                  KNOWN);
        };
    sources.add(source);
    return source;
  }

  private PayloadSource database(SourceText text) {
    DatabaseAddress address =
        DatabaseAddress.parse(text.rest(), access.user(), TypeRules.shipped());
    String label =
        text.name()
            .orElseGet(
                () -> address.database().isEmpty() ? address.engineName() : address.database());
    return new PayloadSource.Database(
        label,
        new DatabaseLogin(address, password(label), secrets, access.drivers(), access.schemas()));
  }

  private Password password(String label) {
    Optional<String> secret = named(access.passwordSecrets(), label);
    Optional<String> file = named(access.passwordFiles(), label);
    if (secret.isPresent() && file.isPresent()) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID, "problem", "--password-env, --password-file: " + label);
    }
    return secret
        .<Password>map(Password.OfVariable::new)
        .or(() -> file.map(Path::of).map(Password.OfFile::new))
        .orElseGet(Password.None::new);
  }

  /** What was said for a source, or else for all. */
  private static Optional<String> named(List<String> texts, String label) {
    Optional<String> all = Optional.empty();
    for (String text : texts) {
      SourceText one = SourceText.of(text);
      if (one.name().isEmpty()) {
        all = Optional.of(text);
      } else if (one.name().get().equals(label)) {
        return Optional.of(one.rest());
      }
    }
    return all;
  }

  @Override
  public void close() {
    stores.forEach(ObjectStore::close);
  }
}
