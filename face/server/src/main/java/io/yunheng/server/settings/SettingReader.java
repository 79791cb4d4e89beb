/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.http.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns the text of settings into values; what is wrong is kept, and a harmless value stands in.
 */
final class SettingReader {
  private static final int PORTS = 1 << 16;

  private final Map<Setting, SettingValue> values;
  private final Path home;
  private final Problems problems;

  SettingReader(Map<Setting, SettingValue> values, Path home, Problems problems) {
    this.values = values;
    this.home = home;
    this.problems = problems;
  }

  SettingValue value(Setting setting) {
    return Objects.requireNonNull(values.get(setting));
  }

  boolean has(Setting setting) {
    return !value(setting).text().isEmpty();
  }

  Optional<String> text(Setting setting) {
    return has(setting) ? Optional.of(value(setting).text()) : Optional.empty();
  }

  boolean flag(Setting setting) {
    String text = value(setting).text();
    if (!text.equals("true") && !text.equals("false")) {
      wrong(setting, "true | false");
    }
    return text.equals("true");
  }

  int number(Setting setting, int least, int most) {
    String text = value(setting).text();
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong(setting, least + ".." + most);
    return least;
  }

  Optional<Path> path(Setting setting) {
    return text(setting)
        .map(text -> text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text))
        .map(path -> path.toAbsolutePath().normalize());
  }

  /** A file that has to be readable. */
  Optional<Path> file(Setting setting) {
    Optional<Path> path = path(setting);
    if (path.isPresent() && !(Files.isRegularFile(path.get()) && Files.isReadable(path.get()))) {
      problems.add(
          FaultCode.SETTING_FILE_UNREADABLE,
          "place",
          value(setting).place(),
          "key",
          setting.code(),
          "file",
          path.get().toString());
      return Optional.empty();
    }
    return path;
  }

  /** The first line of a file with a secret. */
  Optional<String> secret(Setting setting) {
    return file(setting)
        .flatMap(
            file -> {
              try {
                return Files.readAllLines(file).stream()
                    .findFirst()
                    .filter(line -> !line.isBlank());
              } catch (IOException e) {
                problems.add(
                    FaultCode.SETTING_FILE_UNREADABLE,
                    "place",
                    value(setting).place(),
                    "key",
                    setting.code(),
                    "file",
                    file.toString());
                return Optional.empty();
              }
            });
  }

  InetSocketAddress address(Setting setting) {
    String text = value(setting).text();
    int colon = text.lastIndexOf(':');
    if (colon > 0 && text.substring(colon + 1).matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text.substring(colon + 1));
      Optional<InetAddress> host = host(text.substring(0, colon));
      if (port < PORTS && host.isPresent()) {
        return new InetSocketAddress(host.get(), port);
      }
    }
    wrong(setting, "127.0.0.1:8787");
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Only literal addresses, so that no name server says where we listen or whom we trust. */
  static Optional<InetAddress> host(String text) {
    String bare = text.replaceAll("^\\[(.*)]$", "$1");
    if (bare.equals("localhost")) {
      return Optional.of(InetAddress.getLoopbackAddress());
    }
    if (!bare.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  Optional<URI> origin(Setting setting) {
    return text(setting)
        .flatMap(
            text -> {
              if (text.matches(
                  "https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?/?|https?://\\[[0-9a-fA-F:]+](:[0-9]{1,5})?/?")) {
                return Optional.of(URI.create(text.replaceAll("/$", "")));
              }
              wrong(setting, "https://yunheng.example.cn");
              return Optional.empty();
            });
  }

  /** A secret in a file, which is never shown. */
  Optional<Secret> hidden(Setting setting) {
    return secret(setting).map(Secret::new);
  }

  /** Words between commas. */
  List<String> words(Setting setting) {
    return Arrays.stream(value(setting).text().split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Has a setting say something without which another one is worth nothing. */
  void needed(Setting setting, String expected) {
    if (!has(setting)) {
      wrong(setting, expected);
    }
  }

  ZoneId zone(Setting setting) {
    try {
      return ZoneId.of(value(setting).text());
    } catch (DateTimeException e) {
      wrong(setting, "Asia/Shanghai");
      return ZoneId.of("Asia/Shanghai");
    }
  }

  void wrong(Setting setting, String expected) {
    SettingValue value = value(setting);
    problems.add(
        FaultCode.SETTING_INVALID,
        "place",
        value.place(),
        "key",
        setting.code(),
        "value",
        value.text(),
        "expected",
        expected);
  }

  Problems problems() {
    return problems;
  }
}
