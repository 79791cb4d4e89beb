/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.jobs.DatabaseAccess;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How databases are got into and compared. */
final class DatabaseOptions {
  private static final int MOST_STREAMS = 16;
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

  DatabaseAccess access() {
    if (streams < 1 || streams > MOST_STREAMS) {
      throw value("--streams", Integer.toString(streams), "1.." + MOST_STREAMS);
    }
    if (rows < 0 || rows > MOST_ROWS) {
      throw value("--rows", Integer.toString(rows), "0.." + MOST_ROWS);
    }
    return new DatabaseAccess(
        side("--source", sourceUser, sourceVariable, sourceFile, sourceSchemas),
        side("--target", targetUser, targetVariable, targetFile, targetSchemas),
        drivers,
        zone.map(DatabaseOptions::zone),
        showValues,
        serverDigests,
        streams,
        rows);
  }

  private static DatabaseAccess.Side side(
      String option,
      Optional<String> user,
      Optional<String> variable,
      Optional<Path> file,
      List<String> schemas) {
    if (variable.isPresent() && file.isPresent()) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID,
          "problem",
          option + "-password-env, " + option + "-password-file");
    }
    return new DatabaseAccess.Side(user, variable, file, schemas);
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
