/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Word;
import io.yunheng.files.Node;
import io.yunheng.files.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where settings come from. A flag wins over a variable of the environment, which wins over the
 * settings file, which wins over what ships. A key that is not known is a problem wherever it
 * stands.
 */
public final class SettingSources {
  private final Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
  private final Problems problems;

  private SettingSources(Problems problems) {
    this.problems = problems;
    for (Setting setting : Setting.values()) {
      values.put(setting, new SettingValue(setting, setting.shipped(), SettingValue.SHIPPED));
    }
  }

  /**
   * Reads all sources.
   *
   * @param file the settings file, if one is named
   * @param environment variables of the process
   * @param flags values by setting, as the command line gave them
   */
  public static Map<Setting, SettingValue> read(
      Optional<Path> file,
      Map<String, String> environment,
      Map<Setting, String> flags,
      Problems problems) {
    SettingSources sources = new SettingSources(problems);
    file.ifPresent(sources::file);
    sources.environment(environment);
    flags.forEach((setting, text) -> sources.set(setting, text, setting.flag().orElseThrow()));
    return Map.copyOf(sources.values);
  }

  private void file(Path file) {
    String name = file.toString();
    try {
      level(name, "", YamlDocument.read(file, name));
    } catch (FaultException e) {
      problems.add(e);
    }
  }

  private void level(String file, String prefix, Node node) {
    switch (node) {
      case Node.Mapping(Map<String, Node> entries, int _) ->
          entries.forEach(
              (key, below) -> level(file, prefix.isEmpty() ? key : prefix + "." + key, below));
      case Node.Scalar(String text, int line) -> fromFile(file, line, prefix, text);
      case Node.Sequence(List<Node> items, int line) -> {
        List<String> texts = new ArrayList<>();
        for (Node item : items) {
          if (item instanceof Node.Scalar(String text, int _)) {
            texts.add(text);
          }
        }
        fromFile(file, line, prefix, String.join(",", texts));
      }
      case Node.Nothing(int line) -> {
        if (!prefix.isEmpty()) {
          fromFile(file, line, prefix, "");
        }
      }
    }
  }

  private void fromFile(String file, int line, String key, String text) {
    String place = file + ":" + line;
    Word.of(Setting.class, key)
        .ifPresentOrElse(setting -> set(setting, text, place), () -> unknown(place, key));
  }

  private void environment(Map<String, String> environment) {
    Map<String, Setting> known =
        List.of(Setting.values()).stream()
            .collect(Collectors.toMap(Setting::variable, setting -> setting));
    new TreeMap<>(environment)
        .forEach(
            (name, text) -> {
              if (name.startsWith(Setting.VARIABLES)) {
                Setting setting = known.get(name);
                if (setting == null) {
                  unknown(name, name);
                } else {
                  set(setting, text, name);
                }
              }
            });
  }

  private void set(Setting setting, String text, String place) {
    values.put(setting, new SettingValue(setting, text.strip(), place));
  }

  private void unknown(String place, String key) {
    problems.add(FaultCode.SETTING_UNKNOWN, "place", place, "key", key);
  }
}
