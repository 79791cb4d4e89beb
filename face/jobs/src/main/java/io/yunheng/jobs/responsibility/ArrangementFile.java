/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.responsibility;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.responsibility.ArrangementSheets;
import io.yunheng.report.responsibility.PlacedArrangement;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The file of an arrangement, YAML or Excel. */
public final class ArrangementFile {
  private ArrangementFile() {}

  /**
   * Reads an arrangement.
   *
   * @param behaviours the ids of the behaviours there are
   * @throws FaultException with everything that is wrong
   */
  public static Arrangement read(Path file, Set<String> behaviours) {
    return placed(file, behaviours).arrangement();
  }

  /** Reads an arrangement as {@link #read} does, with the names of its sheets if it has some. */
  static PlacedArrangement placed(Path file, Set<String> behaviours) {
    if (Files.isDirectory(file)) {
      throw FaultException.of(FaultCode.FILE_IS_FOLDER, "file", file.toString());
    }
    return named(file, ".xlsx") || packed(file)
        ? ArrangementSheets.placed(file, behaviours)
        : new PlacedArrangement(ArrangementReader.read(file, behaviours), Map.of());
  }

  /** Whether the file's name ends in one of these. */
  static boolean named(Path file, String... endings) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(endings).anyMatch(name::endsWith);
  }

  /**
   * Whether it begins as a ZIP archive does; a file that cannot be read is told of by its reader.
   */
  private static boolean packed(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(2);
      return head.length == 2 && head[0] == 'P' && head[1] == 'K';
    } catch (IOException _) {
      return false;
    }
  }
}
