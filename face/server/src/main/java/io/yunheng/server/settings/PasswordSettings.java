/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a password has to be.
 *
 * @param leastLength in characters
 * @param history how many former passwords are not taken again
 * @param denyList a further file of passwords that are refused, one a line
 */
public record PasswordSettings(int leastLength, int history, Optional<Path> denyList) {
  static PasswordSettings read(SettingReader reader) {
    return new PasswordSettings(
        reader.number(Setting.PASSWORD_LEAST_LENGTH, 12, 64),
        reader.number(Setting.PASSWORD_HISTORY, 0, 50),
        reader.file(Setting.PASSWORD_DENY_LIST));
  }
}
