/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

/**
 * What a setting says, and where it says so.
 *
 * @param place a line of the settings file, a variable, a flag, or {@code -} for what ships
 */
public record SettingValue(Setting setting, String text, String place) {
  /** Stands for the place of a value that nobody set. */
  public static final String SHIPPED = "-";
}
