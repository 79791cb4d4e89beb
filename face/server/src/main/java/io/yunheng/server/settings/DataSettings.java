/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the data of the installation is.
 *
 * @param folder private to the user who runs the server
 * @param keyFile the key that seals secrets, where it is not in the folder
 */
public record DataSettings(Path folder, Optional<Path> keyFile, EvidenceSettings evidence) {
  static DataSettings read(SettingReader reader) {
    Optional<Path> folder = reader.path(Setting.DATA_FOLDER);
    if (folder.isEmpty()) {
      reader.wrong(Setting.DATA_FOLDER, "~/.local/share/yunheng");
    }
    return new DataSettings(
        folder.orElse(Path.of("yunheng-data").toAbsolutePath()),
        reader.path(Setting.DATA_KEY_FILE),
        EvidenceSettings.read(reader));
  }
}
