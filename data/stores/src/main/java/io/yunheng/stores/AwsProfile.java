/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.files.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A profile of the files that AWS's tools share: {@code [name]} and lines of {@code key = value}.
 */
final class AwsProfile {
  private static final int MOST_BYTES = 1 << 20;

  private final Map<String, String> values = new HashMap<>();

  private AwsProfile() {}

  /** The one that the environment names; without values if there is none. */
  static AwsProfile of(Map<String, String> environment) {
    AwsProfile profile = new AwsProfile();
    String name = S3Access.set(environment, "AWS_PROFILE").orElse("default");
    Optional<Path> home = S3Access.set(environment, "HOME").map(each -> Path.of(each, ".aws"));
    S3Access.set(environment, "AWS_CONFIG_FILE")
        .map(Path::of)
        .or(() -> home.map(folder -> folder.resolve("config")).filter(Files::isRegularFile))
        .ifPresent(file -> profile.read(file, name));
    S3Access.set(environment, "AWS_SHARED_CREDENTIALS_FILE")
        .map(Path::of)
        .or(() -> home.map(folder -> folder.resolve("credentials")).filter(Files::isRegularFile))
        .ifPresent(file -> profile.read(file, name));
    return profile;
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private void read(Path file, String name) {
    boolean ours = false;
    for (String line : BoundedFile.text(file, file.toString(), MOST_BYTES).lines().toList()) {
      String text = line.strip();
      if (text.startsWith("[") && text.endsWith("]")) {
        String section = text.substring(1, text.length() - 1).strip();
        ours = section.equals(name) || section.equals("profile " + name);
      } else if (ours && !text.startsWith("#") && line.startsWith(text)) {
        int equals = text.indexOf('=');
        if (equals > 0 && !text.substring(equals + 1).isBlank()) {
          values.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
      }
    }
  }
}
