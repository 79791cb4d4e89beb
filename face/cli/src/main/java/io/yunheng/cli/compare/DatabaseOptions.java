/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.database.ComparisonOptions;
import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.Password;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.migration.NameMapping;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How databases are got into and compared. */
final class DatabaseOptions {
  private static final int CELL_BYTES = 1 << 24;
  private static final int SORT_BYTES = 1 << 26;
  private static final int MOST_ROWS = 1_000_000;

  @Option(names = "--source-user", paramLabel = "NAME", descriptionKey = "source-user")
  private Optional<String> sourceUser = Optional.empty();

  @Option(names = "--target-user", paramLabel = "NAME", descriptionKey = "target-user")
  private Optional<String> targetUser = Optional.empty();

  @Option(
      names = "--source-password-env",
      paramLabel = "VARIABLE",
      descriptionKey = "source-password-env")
  private Optional<String> sourceVariable = Optional.empty();

  @Option(
      names = "--target-password-env",
      paramLabel = "VARIABLE",
      descriptionKey = "target-password-env")
  private Optional<String> targetVariable = Optional.empty();

  @Option(
      names = "--source-password-file",
      paramLabel = "FILE",
      descriptionKey = "source-password-file")
  private Optional<Path> sourceFile = Optional.empty();

  @Option(
      names = "--target-password-file",
      paramLabel = "FILE",
      descriptionKey = "target-password-file")
  private Optional<Path> targetFile = Optional.empty();

  @Option(
      names = "--source-schema",
      paramLabel = "LIST",
      split = ",",
      descriptionKey = "source-schema")
  private List<String> sourceSchemas = new ArrayList<>();

  @Option(
      names = "--target-schema",
      paramLabel = "LIST",
      split = ",",
      descriptionKey = "target-schema")
  private List<String> targetSchemas = new ArrayList<>();

  @Option(names = "--drivers", paramLabel = "DIR", descriptionKey = "drivers")
  private Optional<Path> drivers = Optional.empty();

  @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "zone")
  private Optional<String> zone = Optional.empty();

  @Option(names = "--show-values", descriptionKey = "show-values")
  private boolean showValues;

  @Option(names = "--server-digests", descriptionKey = "server-digests")
  private boolean serverDigests;

  @Option(names = "--streams", paramLabel = "N", descriptionKey = "streams")
  private int streams = 1;

  @Option(names = "--rows", paramLabel = "N", descriptionKey = "rows")
  private int rows = 1_000;

  Optional<String> user(boolean source) {
    return source ? sourceUser : targetUser;
  }

  DatabaseLogin login(DatabaseAddress address, boolean source) {
    return new DatabaseLogin(
        address,
        password(source),
        System.getenv(),
        drivers,
        source ? sourceSchemas : targetSchemas);
  }

  private Password password(boolean source) {
    Optional<String> variable = source ? sourceVariable : targetVariable;
    Optional<Path> file = source ? sourceFile : targetFile;
    if (variable.isPresent() && file.isPresent()) {
      String side = source ? "--source" : "--target";
      throw FaultException.of(
          FaultCode.USAGE_INVALID, "problem", side + "-password-env, " + side + "-password-file");
    }
    return variable
        .<Password>map(Password.OfVariable::new)
        .or(() -> file.map(Password.OfFile::new))
        .orElseGet(Password.None::new);
  }

  ComparisonOptions options(NameMapping names, Path work) {
    if (streams < 1 || streams > 16) {
      throw value("--streams", Integer.toString(streams), "1..16");
    }
    if (rows < 0 || rows > MOST_ROWS) {
      throw value("--rows", Integer.toString(rows), "0.." + MOST_ROWS);
    }
    ComparisonOptions options =
        ComparisonOptions.standard(work)
            .mapped(names.lines())
            .within(rows, CELL_BYTES, SORT_BYTES)
            .streams(streams);
    options = serverDigests ? options : options.readingRows();
    options = showValues ? options.showingValues() : options;
    return zone.isPresent() ? options.in(zone(zone.get())) : options;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw value("--zone", text, "Asia/Shanghai, +08:00, …");
    }
  }

  static FaultException value(String option, String value, String known) {
    return FaultException.of(
        FaultCode.USAGE_VALUE, "option", option, "value", value, "known", known);
  }

  static <E extends Enum<E> & Word> E word(String option, String text, Class<E> type) {
    return Word.of(type, text)
        .orElseThrow(() -> value(option, text, Word.known(type).replace(" | ", ", ")));
  }
}
