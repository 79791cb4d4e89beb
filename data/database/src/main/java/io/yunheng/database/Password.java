/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the password of a database is; never in an address. */
public sealed interface Password {
  /** In a variable of the environment. */
  record OfVariable(String name) implements Password {}

  /** The first line of a file. */
  record OfFile(Path file) implements Password {}

  /** None: the server knows the user otherwise. */
  record None() implements Password {}

  int LONGEST = 4096;

  /**
   * The password itself.
   *
   * @param environment where variables are looked up
   * @throws FaultException if the variable or the file is not there or is empty
   */
  default Optional<String> in(Map<String, String> environment) {
    return switch (this) {
      case OfVariable(String name) -> {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
          throw FaultException.of(FaultCode.DATABASE_PASSWORD_MISSING, "place", "$" + name);
        }
        yield Optional.of(value);
      }
      case OfFile(Path file) -> Optional.of(firstLine(file));
      case None() -> Optional.empty();
    };
  }

  private static String firstLine(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      String line = text.lines().findFirst().orElse("");
      if (line.isEmpty()) {
        throw FaultException.of(FaultCode.DATABASE_PASSWORD_MISSING, "place", file.toString());
      }
      return line;
    } catch (NoSuchFileException e) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", file.toString());
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE, "file", file.toString(), "reason", e.getClass().getName());
    }
  }
}
