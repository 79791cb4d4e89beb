/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fixity.Algorithm;
import io.yunheng.handover.manifest.EntryReader;
import io.yunheng.handover.manifest.Layout;
import io.yunheng.handover.manifest.ListedEntry;
import io.yunheng.handover.manifest.ManifestFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What a manifest lists, for who asks what is in it; nothing is verified. */
public final class ManifestListing {
  /**
   * An entry.
   *
   * @param id the number of its line, or what a person said
   * @param said whether a person said the id
   * @param name what a person calls it
   * @param size in bytes; of what is no file 0
   * @param current whether it is no older version of an object and no delete marker
   * @param lost whether it could not be taken over
   */
  public record Line(
      String id,
      boolean said,
      String path,
      Optional<String> name,
      long size,
      boolean current,
      boolean lost,
      Map<Algorithm, String> digests) {
    public Line {
      digests = Map.copyOf(digests);
    }
  }

  /** Where entries come from: {@code tree}, {@code objects} or {@code database}. */
  public record Origin(String label, String kind, String location) {}

  private final ManifestFolder folder;

  private ManifestListing(ManifestFolder folder) {
    this.folder = folder;
  }

  /**
   * Opens a manifest.
   *
   * @throws FaultException with {@code FILE_MISSING}, {@code HANDOVER_NONE}, {@code
   *     HANDOVER_INVALID}
   */
  public static ManifestListing open(Path manifest) {
    return new ManifestListing(ManifestFolder.open(manifest));
  }

  /** The sources that it names. */
  public List<Origin> origins() {
    List<Origin> origins = new ArrayList<>();
    for (JsonNode source : folder.overview().path("sources")) {
      origins.add(
          new Origin(
              source.path("label").asString(""),
              source.path("kind").asString(""),
              source.path("location").asString("")));
    }
    return origins;
  }

  /**
   * Hands over all entries, in the order of their paths.
   *
   * @throws FaultException with {@code FILE_UNREADABLE} or {@code HANDOVER_ENTRY_INVALID}
   */
  public void each(Consumer<Line> lines) {
    Path file = folder.folder().resolve(Layout.ENTRIES);
    try (EntryReader reader = new EntryReader(file)) {
      long number = 0;
      for (Optional<ListedEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
        number++;
        ListedEntry one = next.get();
        lines.accept(
            new Line(
                one.id(),
                !one.id().isEmpty() && !one.id().equals(Long.toString(number)),
                one.path(),
                one.name(),
                one.size(),
                !one.older() && one.kind() != ListedEntry.Kind.DELETE_MARKER,
                one.kind() == ListedEntry.Kind.LOST,
                one.digests()));
      }
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE,
          "file",
          file.toString(),
          "reason",
          e.getClass().getSimpleName());
    }
  }
}
