/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All settings of a server, each concern a value of its own.
 *
 * @param inForce every setting with where it was set, for the page that shows them; secrets are in
 *     files, so none is shown
 */
public record ServerSettings(
    ListenSettings listen,
    DataSettings data,
    DatabaseSettings database,
    ManagementSettings management,
    LoginSettings login,
    PasswordSettings password,
    PeopleSettings people,
    JobSettings jobs,
    List<SettingValue> inForce) {
  public ServerSettings {
    inForce = List.copyOf(inForce);
  }

  /**
   * The settings of a start.
   *
   * @param home the folder that {@code ~} stands for
   * @throws FaultException with everything that is wrong with them
   */
  public static ServerSettings read(
      Optional<Path> file, Map<String, String> environment, Map<Setting, String> flags, Path home) {
    Problems problems = new Problems();
    Map<Setting, SettingValue> values = SettingSources.read(file, environment, flags, problems);
    SettingReader reader = new SettingReader(values, home, problems);
    ServerSettings settings =
        new ServerSettings(
            ListenSettings.read(reader),
            DataSettings.read(reader),
            DatabaseSettings.read(reader),
            ManagementSettings.read(reader),
            LoginSettings.read(reader),
            PasswordSettings.read(reader),
            PeopleSettings.read(reader),
            JobSettings.read(reader),
            Stream.of(Setting.values())
                .map(setting -> Objects.requireNonNull(values.get(setting)))
                .toList());
    problems.throwIfAny();
    return settings;
  }
}
