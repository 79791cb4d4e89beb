/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What each setting is for, from {@code yunheng/server/settings.yaml}, read and checked. */
public final class SettingTexts {
  private static final String FILE = "/yunheng/server/settings.yaml";

  private final Map<Setting, Text> texts;

  private SettingTexts(Map<Setting, Text> texts) {
    this.texts = texts;
  }

  /** The texts that ship: each setting once, and nothing else. */
  public static SettingTexts shipped() {
    Problems problems = new Problems();
    Fields root = Fields.of(FILE, YamlDocument.parse(bytes(), FILE), problems);
    root.only(Arrays.stream(Setting.values()).map(Setting::code).toArray(String[]::new));
    Map<Setting, Text> texts = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      texts.put(setting, root.both(setting.code()));
    }
    problems.throwIfAny();
    return new SettingTexts(texts);
  }

  /** What a setting is for. */
  public Text of(Setting setting) {
    return Objects.requireNonNull(texts.get(setting));
  }

  private static byte[] bytes() {
    try (InputStream in = Objects.requireNonNull(SettingTexts.class.getResourceAsStream(FILE))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
