/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.handover.manifest.Nature;
import io.yunheng.handover.manifest.PathPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Formats that are published standards, so that who receives a file can read it (GB/T 31167
 * 9.2-1c).
 */
public final class OpenFormats {
  private static final String FILE = "open-formats.yaml";

  private final List<PathPattern> types;

  private OpenFormats(List<PathPattern> types) {
    this.types = List.copyOf(types);
  }

  /** The list that ships. */
  public static OpenFormats shipped() {
    try (InputStream in = OpenFormats.class.getResourceAsStream("/yunheng/handover/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      Problems problems = new Problems();
      Fields root = Fields.of(FILE, YamlDocument.parse(in.readAllBytes(), FILE), problems);
      root.only("types");
      List<String> types = root.texts("types");
      problems.throwIfAny();
      return new OpenFormats(types.stream().map(PathPattern::new).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean open(Nature nature) {
    return nature.mediaType().filter(this::open).isPresent();
  }

  /** Whether a media type is that of a published standard. */
  public boolean open(String mediaType) {
    return types.stream().anyMatch(type -> type.matches(mediaType));
  }
}
