/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that means a source, and may begin with a name.
 *
 * @param rest an address, or the path of a file that is there
 */
public record SourceText(Optional<String> name, String rest) {
  private static final Pattern NAMED = Pattern.compile("([^=/\\\\:]+)=(.+)", Pattern.DOTALL);
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

  /** The text {@code [NAME=]SOURCE}; what is the path of a file as it stands has no name. */
  public static SourceText of(String text) {
    Matcher named = NAMED.matcher(text);
    return !exists(text) && named.matches()
        ? new SourceText(Optional.of(named.group(1)), named.group(2))
        : whole(text);
  }

  /** The text without a name. */
  public static SourceText whole(String text) {
    return new SourceText(Optional.empty(), text);
  }

  /** The text {@code [DUMP=]FILE}, where the name may be a path. */
  public static SourceText record(String text) {
    int equals = text.indexOf('=');
    return equals < 0 || Files.isRegularFile(Path.of(text))
        ? whole(text)
        : new SourceText(Optional.of(text.substring(0, equals)), text.substring(equals + 1));
  }

  /** The scheme of the address; empty if it is a file that is there, or has none. */
  public String scheme() {
    Matcher scheme = SCHEME.matcher(rest);
    return !exists(rest) && scheme.matches() ? scheme.group(1) : "";
  }

  /** Whether it is the path of a file, there or not. */
  public boolean file() {
    return scheme().isEmpty();
  }

  /**
   * The path that it is.
   *
   * @throws FaultException with {@code FILE_MISSING} if it cannot be one
   */
  public Path path() {
    try {
      return Path.of(rest);
    } catch (InvalidPathException _) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", rest);
    }
  }

  /** Whether there is a file or folder of this path. */
  public static boolean exists(String text) {
    try {
      return !text.isEmpty() && Files.exists(Path.of(text));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
